import { graphql, useFragment } from 'react-relay';
import type { AssignmentHeader_assignment$key } from '../../__generated__/AssignmentHeader_assignment.graphql';
import type { AssignmentHeader_facts$key } from '../../__generated__/AssignmentHeader_facts.graphql';
import { dayOf, showDay } from '../../domain/days';
import { keepsTime, notGiven } from '../../domain/phases';
import { useWords } from '../../i18n';
import { StarIcon } from '../../ui/icons';
import { Facts } from '../../ui/Layout';
import { Due } from '../../ui/work/Due';
import { StandingChips, TimeChip } from '../../ui/work/StatusChips';

const dated = graphql`
  fragment AssignmentHeader_assignment on Assignment {
    issuedAt
    waitingFor
    summary { extensions people days }
  }
`;

const standing = graphql`
  fragment AssignmentHeader_facts on AssignmentFacts {
    phase
    starred
    adHoc
    timeStatus { current original completedOn daysLate daysLateAgainstOriginal words }
    deadline { original current extensionCount daysLeft rolledFrom calendarVersion undatedReason wording }
    lead { positionTitle unitName personName capacity since forHolder { name } }
  }
`;

const FINISHED = new Set(['ACCEPTED', 'CLOSED', 'CANCELLED', 'DISCARDED', 'DECLINED']);
const ENDED = new Set(['ACCEPTED', 'CLOSED', 'CANCELLED', 'DISCARDED']);

/** How it stands: the two axes apart, the one who answers, the first and the present deadline. */
export function AssignmentHeader({ facts: shown, assignment }: { facts: AssignmentHeader_facts$key; assignment: AssignmentHeader_assignment$key }) {
  const { view, work } = useWords();
  const { phase, starred, adHoc, timeStatus, deadline, lead } = useFragment(standing, shown);
  const { issuedAt, waitingFor, summary } = useFragment(dated, assignment);
  const open = !FINISHED.has(phase);
  // Set when it is given; that there is to be none is said with a reason, in a draft as well.
  const unset = notGiven(phase) && !deadline.undatedReason;
  const moved = deadline.original && deadline.current && deadline.original !== deadline.current;

  const facts = [
    {
      key: 'accountable',
      term: view.accountable,
      fact: lead ? (
        <>
          <strong>{lead.personName ?? view.vacant}</strong>
          <span className="soft block">{lead.positionTitle}, {lead.unitName}</span>
          {lead.forHolder ? <span className="soft block">{view.actingFor(lead.forHolder.name)}</span> : null}
          {lead.since ? <span className="soft block">{view.since(showDay(dayOf(new Date(lead.since))))}</span> : null}
        </>
      ) : <span className="soft">{view.none}</span>,
    },
    {
      key: 'now',
      term: view.deadlineNow,
      fact: (
        <>
          <Due due={deadline.current ?? null} daysLeft={deadline.daysLeft ?? null} open={open} draft={unset} />
          {timeStatus.completedOn ? <span className="soft block">{timeStatus.words}</span> : null}
          {deadline.rolledFrom ? <span className="soft block">{view.rolledFrom(showDay(deadline.rolledFrom))}</span> : null}
          {deadline.undatedReason ? <span className="soft block">{view.undatedWhy}: {deadline.undatedReason}</span> : null}
          {deadline.wording ? <span className="soft block">{view.wording}: “{deadline.wording}”</span> : null}
        </>
      ),
    },
    {
      key: 'first',
      term: view.deadlineFirst,
      fact: (
        <>
          {deadline.original ? <time dateTime={deadline.original}>{showDay(deadline.original)}</time> : unset ? work.dueWhenGiven : work.undated}
          <span className="soft block">{view.extensions(deadline.extensionCount)}</span>
          {keepsTime(phase) && (moved || timeStatus.original !== timeStatus.current) ? (
            <span className="row row-tight"><span className="soft">{view.againstFirst}:</span> <TimeChip time={timeStatus.original} /></span>
          ) : null}
        </>
      ),
    },
  ];

  return (
    <div className="section section-card">
      <div className="row">
        <StandingChips phase={phase} time={timeStatus.current} />
        {starred ? <span className="mark"><StarIcon /> {view.starred}</span> : null}
        {adHoc ? <span className="mark">{view.adHoc}</span> : null}
        {issuedAt ? <span className="soft">{view.issued(showDay(dayOf(new Date(issuedAt))))}</span> : null}
      </div>
      {summary === null || summary === undefined || notGiven(phase) ? null : (
        <p className="glance">
          <span>{view.glanceExtensions(summary.extensions)}</span> <span>{view.glanceLeads(summary.people)}</span> <span>{view.glanceDays(summary.days)}</span>
        </p>
      )}
      {waitingFor && !ENDED.has(phase) ? <p>{work.waitingFor(waitingFor)}</p> : null}
      <Facts items={facts} />
    </div>
  );
}
