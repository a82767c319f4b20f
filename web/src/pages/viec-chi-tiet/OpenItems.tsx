import { graphql, useFragment } from 'react-relay';
import type { OpenItems_assignment$data, OpenItems_assignment$key } from '../../__generated__/OpenItems_assignment.graphql';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Prose, Section } from '../../ui/Layout';
import { Timeline } from '../../ui/Timeline';

const fragment = graphql`
  fragment OpenItems_assignment on Assignment {
    items {
      id
      kind
      open
      clarity
      text
      askedBy { label }
      askedAt
      addressedTo { label }
      replyBy
      requestedUntil
      answer
      agreed
      missed
      answeredBy { label }
      answeredAt
    }
  }
`;

type Item = OpenItems_assignment$data['items'][number];

function titleOf({ kind, clarity, requestedUntil }: Item, words: Dictionary): string {
  const name = kind in words.view.items ? words.view.items[kind as keyof typeof words.view.items] : words.status.other;
  const about = clarity && clarity in words.clarity.name ? words.clarity.name[clarity as keyof typeof words.clarity.name] : requestedUntil ? showDay(requestedUntil) : '';
  return about ? `${name}: ${about}` : name;
}

/** Questions, obstacles, proposals, requests: those still open first, then what was answered. */
export function OpenItems({ assignment }: { assignment: OpenItems_assignment$key }) {
  const words = useWords();
  const { view, acts } = words;
  const { items } = useFragment(fragment, assignment);
  const moments = (list: readonly Item[]) =>
    list.map((item) => ({
      key: `${item.kind}${item.id}`,
      title: titleOf(item, words),
      when: showMoment(item.askedAt),
      tone: item.open ? ('warn' as const) : item.missed || item.agreed === false ? ('bad' as const) : ('good' as const),
      body: (
        <>
          <Prose>{item.text}</Prose>
          <p className="moment-note">
            {[[item.askedBy?.label, item.addressedTo?.label].filter(Boolean).join(' → '), item.replyBy ? view.replyBy(showDay(item.replyBy)) : null].filter(Boolean).join('; ')}
          </p>
          {item.answer || item.answeredAt ? (
            <div className="answer">
              <Prose>
                <strong>{view.answer}{item.agreed === true ? ` (${acts.yes})` : item.agreed === false ? ` (${acts.no})` : ''}:</strong> {item.answer ?? ''}
              </Prose>
              <p className="moment-note">{[item.answeredBy?.label, item.answeredAt ? showMoment(item.answeredAt) : null].filter(Boolean).join(', ')}</p>
            </div>
          ) : (
            <p><strong>{item.missed ? view.missed : view.unanswered}</strong></p>
          )}
        </>
      ),
    }));
  if (items.length === 0) return null;
  const open = items.filter((item) => item.open);
  const settled = items.filter((item) => !item.open);
  return (
    <Section title={open.length > 0 ? `${view.openItems} (${open.length})` : view.settledItems}>
      {open.length > 0 ? <Timeline label={view.openItems} moments={moments(open)} /> : null}
      {settled.length > 0 ? (
        <details className="more" open={open.length === 0 && settled.length <= 3}>
          <summary>{view.settled(settled.length)}</summary>
          <Timeline label={view.settledItems} moments={moments(settled)} />
        </details>
      ) : null}
    </Section>
  );
}
