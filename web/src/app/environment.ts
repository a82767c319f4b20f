import { Environment, Network, Observable, RecordSource, type RequestParameters, Store } from 'relay-runtime';
import { listen } from './stream';
import { ask, type Asked, type Speaker, TransportProblem } from './transport';
import { recordId } from './records';

const documentOf = (request: RequestParameters, variables: Record<string, unknown>): Asked => {
  if (!request.id) throw new Error(`${request.name} was not persisted`);
  return { documentId: request.id, variables };
};

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
      (request, variables) => Observable.from(ask(speaker, documentOf(request, variables)) as Promise<never>).catch((problem: Error) => {
        watch(problem);
        throw problem;
      }),
      (request, variables) => listen(speaker, documentOf(request, variables)),
    ),
  });
}
