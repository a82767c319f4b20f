import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Watch_findings$data, Watch_findings$key } from '../../__generated__/Watch_findings.graphql';
import type { Watch_query$key } from '../../__generated__/Watch_query.graphql';
import { dayOf, daysBetween, showDay } from '../../domain/days';
import { Section } from '../../ui/Layout';
import { useAuthorityWords } from './words';

/** How far ahead an end is told, in days. The query below asks for the same. */
const AHEAD = 60;

const fragment = graphql`
  fragment Watch_query on Query @argumentDefinitions(asOf: { type: "AsOf" }, unit: { type: "ID" }, power: { type: "Power" }) {
    gaps: authorityGaps(unit: $unit, power: $power, asOf: $asOf, first: 10) { ...Watch_findings }
    overlaps: authorityOverlaps(unit: $unit, power: $power, asOf: $asOf, first: 10) { ...Watch_findings }
    expiring: authorityExpiring(days: 60, asOf: $asOf, first: 10) { ...Watch_findings }
    lapsed: authorityLapsed(unit: $unit, asOf: $asOf, first: 10) { ...Watch_findings }
  }
`;

const findings = graphql`
  fragment Watch_findings on AuthorityFindingConnection {
    totalCount
    nodes {
      kind
      sentence
      until
      mandates { presentId holderPosition { title } holderPerson { name } legalBasis }
      assignment { code title }
    }
  }
`;

type Finding = Watch_findings$data['nodes'][number];

function One({ finding }: { finding: Finding }) {
  const words = useAuthorityWords();
  const today = dayOf(new Date());
  return (
    <li>
      <span>{finding.sentence}</span>
      {finding.until && finding.until >= today ? <span className="soft"> ({showDay(finding.until)}, {words.daysLeft(daysBetween(today, finding.until))})</span> : null}
      <span className="row row-tight">
        {finding.assignment ? <Link to="/viec/$code" params={{ code: finding.assignment.code }}>{finding.assignment.code}</Link> : null}
        {finding.mandates.slice(0, 6).map((one) => (
          <Link key={one.presentId} to="/tham-quyen/$id" params={{ id: one.presentId }} search={{}}>{one.holderPosition?.title ?? one.holderPerson?.name ?? one.legalBasis}</Link>
        ))}
      </span>
    </li>
  );
}

function Findings({ title, none, found, open = false }: { title: string; none: string; found: Watch_findings$key | null | undefined; open?: boolean }) {
  const words = useAuthorityWords();
  const data = useFragment(findings, found);
  if (!data || data.totalCount === 0) return <p className="soft">{none}</p>;
  return (
    <details className="more" open={open}>
      <summary>{title} ({data.totalCount})</summary>
      <ul className="rows">{data.nodes.map((finding) => <One key={finding.sentence} finding={finding} />)}</ul>
      {data.totalCount > data.nodes.length ? <p className="soft">{words.andMore(data.totalCount - data.nodes.length)}</p> : null}
    </details>
  );
}

/** What deserves a look before it becomes a question: what ends soon, what has ended under running work, gaps, overlaps. */
export function Watch({ query }: { query: Watch_query$key }) {
  const words = useAuthorityWords();
  const { gaps, overlaps, expiring, lapsed } = useFragment(fragment, query);
  return (
    <Section title={words.watch}>
      <p className="soft">{words.watchLede}</p>
      <div className="stack stack-s">
        <Findings title={words.soon(AHEAD)} none={words.soonNone(AHEAD)} found={expiring} open />
        <Findings title={words.lapsed} none={words.lapsedNone} found={lapsed} />
        <Findings title={words.gaps} none={words.gapsNone} found={gaps} />
        <Findings title={words.overlaps} none={words.overlapsNone} found={overlaps} />
      </div>
    </Section>
  );
}
