import { graphql, useLazyLoadQuery } from 'react-relay';
import type { BackgroundQuery } from '../../__generated__/BackgroundQuery.graphql';
import { showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Timeline } from '../../ui/Timeline';
import type { Waiting } from './InboxItem';

const query = graphql`
  query BackgroundQuery($asOf: AsOf) {
    decisions(asOf: $asOf, first: 100) {
      nodes {
        work { itemId nextAct assignment { presentId } }
        authority { allowed sentence }
        lastActedAt
        news { id label summary recordedAt actor { label } }
      }
    }
  }
`;

/** By what authority the seat decides, and what others did since somebody in it last acted on the assignment. */
export function Background({ waiting, at, fetchKey }: { waiting: Waiting; at: string | null; fetchKey: number }) {
  const { inbox } = useWords();
  const { decisions } = useLazyLoadQuery<BackgroundQuery>(query, { asOf: at ? { knownAt: at } : null }, { fetchKey, fetchPolicy: 'store-or-network' });
  const found = decisions?.nodes.find(({ work }) => work.assignment?.presentId === waiting.assignment && (work.itemId ?? null) === waiting.item && work.nextAct === waiting.kind);
  if (!found) return null;
  const { authority, lastActedAt, news } = found;
  return (
    <>
      {authority ? <p><strong>{inbox.authority}: </strong>{authority.sentence}</p> : null}
      {news.length > 0 ? (
        <details className="more">
          <summary>{inbox.news(news.length, lastActedAt ? showMoment(lastActedAt) : null)}</summary>
          <Timeline
            label={inbox.news(news.length, lastActedAt ? showMoment(lastActedAt) : null)}
            moments={news.toReversed().map((one) => ({
              key: one.id, title: one.label, when: showMoment(one.recordedAt),
              body: <>{one.summary ? <p className="prose">{one.summary}</p> : null}<p className="moment-note">{one.actor.label}</p></>,
            }))}
          />
        </details>
      ) : null}
    </>
  );
}
