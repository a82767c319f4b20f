import { Observable } from 'relay-runtime';
import { composed } from '../domain/text';
import { EventCutter } from './eventStream';
import { type Asked, headers, type Speaker, TransportProblem } from './transport';

/** One subscription over its own connection (graphql-sse, distinct connections). Ends with the stream; the caller resumes. */
export function listen(speaker: Speaker, asked: Asked): Observable<never> {
  return Observable.create((sink) => {
    const abort = new AbortController();
    const run = async () => {
      const response = await fetch('/graphql/stream', {
        method: 'POST',
        credentials: 'same-origin',
        headers: headers(speaker, 'text/event-stream'),
        body: JSON.stringify(composed(asked)),
        signal: abort.signal,
      });
      if (response.status === 401) throw new TransportProblem('unauthenticated', '');
      if (!response.ok || !response.body) throw new TransportProblem('internal', `HTTP ${response.status}`);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      const cutter = new EventCutter();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) throw new TransportProblem('offline', '');
        for (const { event, data } of cutter.push(value)) {
          if (event === 'complete') return sink.complete();
          if (event === 'next') sink.next(JSON.parse(data) as never);
        }
      }
    };
    run().catch((problem: unknown) => {
      if (!abort.signal.aborted) sink.error(problem instanceof Error ? problem : new TransportProblem('offline', ''));
    });
    return () => abort.abort();
  });
}
