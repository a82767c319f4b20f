import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { graphql, useFragment } from 'react-relay';
import type { EventEntry_entry$key } from '../../__generated__/EventEntry_entry.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea } from '../../app/DataArea';
import { destinationOf } from '../../app/destinations';
import { showMoment } from '../../domain/days';
import { writeMoment } from '../../domain/moment';
import { Action } from '../../ui/Action';
import { Chip } from '../../ui/Chip';
import { EventDetails } from './EventDetails';
import { useInspectWords } from './words';

const fragment = graphql`
  fragment EventEntry_entry on HistoryEntry {
    id
    label
    summary
    why
    recordedAt
    effectiveAt
    enteredDaysLate
    correctsRevision
    correctedBy
    actor { label system }
    about { id kind code title }
  }
`;

/** Two moments are chosen among entries: the first one so far, and what to do with another. */
export interface Comparing {
  first: string | undefined;
  onFirst: (moment: string) => void;
  onSecond: (moment: string) => void;
}

/** One entry of the log: who, what, about what, when it was recorded and when it took effect; opened, everything it says. */
export function EventEntry({ entry, comparing, level = 3, own = false }: {
  entry: EventEntry_entry$key; comparing?: Comparing; level?: 3 | 4;
  /** It stands on the page of what it is about: that is not named again. */
  own?: boolean;
}) {
  const Heading = level === 3 ? 'h3' : 'h4';
  const inspect = useInspectWords();
  const navigate = useNavigate();
  const { set } = useAsOf();
  const [opened, setOpened] = useState(false);
  const found = useFragment(fragment, entry);
  const { actor, about, recordedAt, effectiveAt, enteredDaysLate, correctsRevision } = found;
  const recorded = showMoment(recordedAt);
  const page = about ? destinationOf(about.kind, about) : null;
  const name = about ? `${about.title}${about.code ? ` (${about.code})` : ''}` : '';
  const corrects = correctsRevision !== null && correctsRevision !== undefined;
  return (
    <>
      <div className="moment-head">
        <Heading>{found.label}</Heading>
        <div className="moment-when">{inspect.recorded(recorded)}</div>
      </div>
      <p>
        {actor.system ? inspect.system : actor.label}
        {about && !own ? <> · {page ? <Link to={page as '/'} className="work-title">{name}</Link> : name}</> : null}
      </p>
      {found.summary ? <p className="moment-note">{found.summary}</p> : null}
      {found.why ? <p className="moment-note">{inspect.why}: {found.why}</p> : null}
      {enteredDaysLate > 0 || found.correctedBy.length > 0 || corrects ? (
        <p className="row">
          {enteredDaysLate > 0 ? <><Chip tone="amber" mark="soon">{inspect.late(enteredDaysLate)}</Chip><span className="soft">{inspect.effective(showMoment(effectiveAt))}</span></> : null}
          {found.correctedBy.length > 0 ? <Chip tone="orange" mark="cross">{inspect.correctedMark}</Chip> : null}
          {corrects ? <Chip tone="blue" mark="check">{inspect.corrects(correctsRevision)}</Chip> : null}
        </p>
      ) : null}
      <details className="more" onToggle={(event) => setOpened(event.currentTarget.open)}>
        <summary>{inspect.open}<span className="visually-hidden">: {found.label}, {recorded}</span></summary>
        {opened ? <DataArea lines={5}>{() => <EventDetails id={found.id} recordedAt={recordedAt} about={about?.id ?? null} />}</DataArea> : null}
      </details>
      <div className="row no-print">
        {page ? <Action tone="quiet" small label={`${inspect.see}: ${inspect.seeOf(name, recorded)}`} onClick={() => void navigate({ href: `${page}?luc=${encodeURIComponent(writeMoment(recordedAt))}` })}>{inspect.see}</Action> : null}
        {own ? null : <Action tone="quiet" small label={`${inspect.seeAll}: ${recorded}`} onClick={() => set(recordedAt)}>{inspect.seeAll}</Action>}
        {comparing ? (
          <>
            <Action tone="quiet" small label={`${inspect.first}: ${inspect.firstOf(recorded)}`} onClick={() => comparing.onFirst(recordedAt)}>{inspect.first}</Action>
            {comparing.first ? <Action tone="quiet" small label={`${inspect.second}: ${inspect.secondOf(recorded)}`} onClick={() => comparing.onSecond(recordedAt)}>{inspect.second}</Action> : null}
          </>
        ) : null}
      </div>
    </>
  );
}
