import { Environment, Network, Observable, RecordSource, Store } from 'relay-runtime';

/** A question that a test has not answered yet. */
interface Asked {
  name: string;
  input: Record<string, unknown>;
  answer: (data: object) => void;
  fail: (problem: Error) => void;
}

/** A real Relay environment whose server is the test. */
export function relayUnderTest() {
  const asked: Asked[] = [];
  const environment = new Environment({
    store: new Store(new RecordSource()),
    network: Network.create((request, variables) =>
      Observable.create((sink) => {
        asked.push({
          name: request.name,
          input: variables.input as Record<string, unknown>,
          answer: (data) => {
            sink.next({ data } as never);
            sink.complete();
          },
          fail: (problem) => sink.error(problem),
        });
      }),
    ),
  });
  const last = (): Asked => {
    const found = asked.at(-1);
    if (!found) throw new Error('nothing was asked');
    return found;
  };
  return { environment, asked, last };
}
