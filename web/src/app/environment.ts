import { Environment, Network, Observable, RecordSource, type RequestParameters, Store } from 'relay-runtime';
import { beginBusy } from '../ui/busy';
import { takeEarly } from './early';
import { listen } from './stream';
import { ask, type Asked, type Speaker, TransportProblem } from './transport';
import { recordId } from './records';

const documentOf = (request: RequestParameters, variables: Record<string, unknown>): Asked => {
  if (!request.id) throw new Error(`${request.name} was not persisted`);
  return { documentId: request.id, variables };
};

/** For what is looked up beside the page, in a picker or the palette: the page itself is not busy with it. */
export const BESIDE = { networkCacheConfig: { metadata: { beside: true } } };

/** A cache and a network for one person in one position and one language. Changing any of them starts afresh. */
export function createEnvironment(speaker: Speaker, lost: { session: () => void; seat: () => void }): Environment {
  const watch = (problem: Error) => {
    if (!(problem instanceof TransportProblem)) return;
    if (problem.kind === 'unauthenticated') lost.session();
    if (problem.kind === 'not-your-seat') lost.seat();
  };
  return new Environment({
    getDataID: recordId,
    store: new Store(new RecordSource(), { gcReleaseBufferSize: 20 }),
    network: Network.create(
      (request, variables, cacheConfig) => {
        const asked = documentOf(request, variables);
        const early = request.operationKind === 'query' ? takeEarly(speaker, asked.documentId, asked.variables) : null;
        if (early) return Observable.create<never>((sink) => {
          sink.next(early as never);
          sink.complete();
        });
        const answered = cacheConfig.metadata?.['beside'] ? () => undefined : beginBusy();
        return Observable.from(ask(speaker, asked) as Promise<never>)
          .catch((problem: Error) => {
            watch(problem);
            throw problem;
          })
          // Once what came has been drawn.
          .finally(() => window.setTimeout(answered));
      },
      (request, variables) => listen(speaker, documentOf(request, variables)),
    ),
  });
}
