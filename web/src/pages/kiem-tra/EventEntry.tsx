import { Link, useNavigate } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { EventEntry_entry$key } from '../../__generated__/EventEntry_entry.graphql';
import { destinationOf } from '../../app/destinations';
import { showMoment } from '../../domain/days';
import { writeMoment } from '../../domain/moment';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { useInspectAddress } from './useInspectAddress';
import { useInspectWords } from './words';

const fragment = graphql`
  fragment EventEntry_entry on HistoryEntry {
    label
    summary
    why
    recordedAt
    effectiveAt
    enteredDaysLate
    correctsRevision
    correctedBy
    position
    leafHash
    actor { label system onBehalfOf { name } }
    about { id kind code title }
    changes { field label before after }
  }
`;

/** One entry of the log: who, what, about what, when it was recorded and when it took effect, and its place in the log. */
export function EventEntry({ entry, comparing = true }: { entry: EventEntry_entry$key; comparing?: boolean }) {
  const inspect = useInspectWords();
  const navigate = useNavigate();
  const { search, put } = useInspectAddress();
  const found = useFragment(fragment, entry);
  const { actor, about, recordedAt, effectiveAt, enteredDaysLate, correctsRevision } = found;
  const recorded = showMoment(recordedAt);
  const page = about ? destinationOf(about.kind, about) : null;
  const name = about ? `${about.title}${about.code ? ` (${about.code})` : ''}` : '';
  return (
    <>
      <div className="moment-head">
        <h3>{found.label}</h3>
        <div className="moment-when">{inspect.recorded(recorded)}</div>
      </div>
      <p>
        {actor.system ? inspect.system : actor.label}{actor.onBehalfOf ? ` (${inspect.onBehalf(actor.onBehalfOf.name)})` : ''}
        {about ? <> · {page ? <Link to={page as '/'} className="work-title">{name}</Link> : name}</> : null}
      </p>
      {found.summary ? <p className="moment-note">{found.summary}</p> : null}
      {found.why ? <p className="moment-note">{inspect.why}: {found.why}</p> : null}
      <p className="row">
        {enteredDaysLate > 0 ? <><Chip tone="amber" mark="soon">{inspect.late(enteredDaysLate)}</Chip><span className="soft">{inspect.effective(showMoment(effectiveAt))}</span></> : null}
        {found.correctedBy.length > 0 ? <Chip tone="orange" mark="cross">{inspect.correctedMark}</Chip> : null}
        {correctsRevision ? <Chip tone="blue" mark="check">{inspect.corrects(correctsRevision)}</Chip> : null}
      </p>
      {found.changes.length > 0 ? (
        <dl className="diff">
          {found.changes.map((change) => (
            <div key={change.field}><dt>{change.label}</dt><dd>{change.before ? <del>{change.before}</del> : null} {change.after ? <ins>{change.after}</ins> : null}</dd></div>
          ))}
        </dl>
      ) : null}
      <p className="moment-proof">{inspect.proof(found.position, found.leafHash)}</p>
      <div className="row no-print">
        {page ? <Action tone="quiet" small label={`${inspect.see}: ${inspect.seeOf(name, recorded)}`} onClick={() => void navigate({ href: `${page}?luc=${encodeURIComponent(writeMoment(recordedAt))}` })}>{inspect.see}</Action> : null}
        {comparing ? (
          <>
            <Action tone="quiet" small label={`${inspect.first}: ${inspect.firstOf(recorded)}`} onClick={() => put({ a: recordedAt })}>{inspect.first}</Action>
            {search.a ? <Action tone="quiet" small label={`${inspect.second}: ${inspect.secondOf(recorded)}`} onClick={() => put({ b: recordedAt })}>{inspect.second}</Action> : null}
          </>
        ) : null}
      </div>
    </>
  );
}
