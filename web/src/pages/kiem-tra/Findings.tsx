import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { Findings_inspection$data, Findings_inspection$key } from '../../__generated__/Findings_inspection.graphql';
import { destinationOf } from '../../app/destinations';
import { showDay, showMoment } from '../../domain/days';
import { Action } from '../../ui/Action';
import { Chip, type ChipMark, type ChipTone } from '../../ui/Chip';
import { Empty, Prose, Section } from '../../ui/Layout';
import { entryAnchor } from '../../ui/work/Entry';
import { useInspectionWords } from './words';

const fragment = graphql`
  fragment Findings_inspection on Inspection {
    findings {
      id
      text
      criterion
      entryRevision
      recordedAt
      recordedBy { label }
      about { id kind code title }
      office { presentId label holder { name } }
      evidence { title sha256 document { number } dated }
      explanations { id text givenAt givenBy { label } evidence { title sha256 document { number } dated } }
      conclusion { verdict reason concludedAt concludedBy { label } }
      remedies { id text due requiredAt requiredBy { label } assignments { id kind code title } }
    }
  }
`;

type Finding = Findings_inspection$data['findings'][number];
type Evidence = Finding['evidence'][number];
type State = 'OPEN' | 'EXPLAINED' | 'UPHELD' | 'NOT_UPHELD';

const LOOK: Record<State, [ChipTone, ChipMark]> = { OPEN: ['amber', 'clock'], EXPLAINED: ['blue', 'open'], UPHELD: ['red', 'late'], NOT_UPHELD: ['green', 'check'] };

function stateOf({ conclusion, explanations }: Finding): State {
  if (conclusion) return conclusion.verdict === 'UPHELD' ? 'UPHELD' : 'NOT_UPHELD';
  return explanations.length > 0 ? 'EXPLAINED' : 'OPEN';
}

function EvidenceList({ items }: { items: readonly Evidence[] }) {
  const words = useInspectionWords();
  return items.length === 0 ? null : (
    <p className="soft">{words.evidenceTitle}: {items.map((one, index) => <span key={`${one.title}${one.dated}`}>{index > 0 ? '; ' : ''}{one.sha256 ? <a href={`/files/${encodeURIComponent(one.sha256)}`}>{one.title}</a> : one.title} ({showDay(one.dated)})</span>)}</p>
  );
}

function About({ finding }: { finding: Finding }) {
  const words = useInspectionWords();
  const { about, entryRevision } = finding;
  if (!about) return <>–</>;
  const page = destinationOf(about.kind, about);
  const name = `${about.title}${about.code ? ` (${about.code})` : ''}`;
  return (
    <>
      {page ? <Link to={page as '/'} className="work-title">{name}</Link> : name}
      {entryRevision !== null && entryRevision !== undefined ? <>, {about.kind === 'ASSIGNMENT' && about.code ? <Link to="/viec/$code/lich-su" params={{ code: about.code }} search={{}} hash={entryAnchor(entryRevision)}>{words.aboutEntry(entryRevision)}</Link> : words.aboutEntry(entryRevision)}</> : null}
    </>
  );
}

/** What was found, on one card: the words of both sides, the conclusion and what is to be put right. */
function Card({ finding, number, inspects, heard, onAct }: {
  finding: Finding; number: number; inspects: boolean; heard: boolean; onAct: (act: 'EXPLAIN' | 'CONCLUDE' | 'REMEDY', finding: string) => void;
}) {
  const words = useInspectionWords();
  const state = stateOf(finding);
  const { office, conclusion } = finding;
  const label = words.findingNumber(number);
  const of = (act: string) => `${act}: ${label}`;
  return (
    <li className="chain-card" id={`phat-hien-${number}`}>
      <div className="chain-head">
        <h3>{label}</h3>
        <Chip tone={LOOK[state][0]} mark={LOOK[state][1]}>{words.states[state]}</Chip>
      </div>
      <Prose>{finding.text}</Prose>
      <dl className="facts finding-facts">
        <div><dt>{words.criterion}</dt><dd className="prose">{finding.criterion}</dd></div>
        <div><dt>{words.about}</dt><dd><About finding={finding} /></dd></div>
        <div><dt>{words.office}</dt><dd>{office ? <><Link to="/to-chuc/chuc-vu/$id" params={{ id: office.presentId }} search={{}}>{office.label}</Link>{office.holder ? <span className="soft block">{office.holder.name}</span> : null}</> : '–'}</dd></div>
      </dl>
      <EvidenceList items={finding.evidence} />
      <p className="soft">{words.recordedBy(finding.recordedBy?.label ?? '', showMoment(finding.recordedAt))}</p>
      <div className="answer">
        <h4>{words.explanation}</h4>
        {finding.explanations.length === 0 ? <p className="soft">{words.explanationNone}</p> : finding.explanations.map((one) => (
          <div key={one.id}>
            <Prose>{one.text}</Prose>
            <EvidenceList items={one.evidence} />
            <p className="soft">{words.recordedBy(one.givenBy?.label ?? '', showMoment(one.givenAt))}</p>
          </div>
        ))}
        {heard ? <div className="row no-print"><Action small label={of(words.acts.EXPLAIN)} onClick={() => onAct('EXPLAIN', finding.id)}>{words.acts.EXPLAIN}</Action><span className="soft">{words.explainHere}</span></div> : null}
      </div>
      {conclusion ? (
        <div className="answer">
          <h4>{words.conclusion}</h4>
          <Prose>{conclusion.reason}</Prose>
          <p className="soft">{words.recordedBy(conclusion.concludedBy?.label ?? '', showMoment(conclusion.concludedAt))}</p>
        </div>
      ) : null}
      {finding.remedies.length > 0 ? (
        <div className="answer">
          <h4>{words.remedies}</h4>
          <ul className="plain-list">
            {finding.remedies.map((one) => (
              <li key={one.id}>
                <Prose>{one.text}</Prose>
                {one.due ? <strong>{words.remedyDueBy(showDay(one.due))}</strong> : null}
                {(one.assignments ?? []).map((work) => <span key={work.id} className="block">{work.code ? <Link to="/viec/$code" params={{ code: work.code }} className="work-title">{work.title} ({work.code})</Link> : work.title}</span>)}
                <p className="soft">{words.recordedBy(one.requiredBy?.label ?? '', showMoment(one.requiredAt))}</p>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {inspects && !conclusion ? <div className="row no-print"><Action small tone="quiet" label={of(words.acts.CONCLUDE)} onClick={() => onAct('CONCLUDE', finding.id)}>{words.acts.CONCLUDE}</Action></div> : null}
      {inspects && state === 'UPHELD' ? <div className="row no-print"><Action small tone="quiet" label={of(words.acts.REMEDY)} onClick={() => onAct('REMEDY', finding.id)}>{words.acts.REMEDY}</Action></div> : null}
    </li>
  );
}

/** Everything found in an inspection, in the order recorded. */
export function Findings({ inspection, inspects, heard, onAct }: {
  inspection: Findings_inspection$key; inspects: boolean; heard: ReadonlySet<string>; onAct: (act: 'EXPLAIN' | 'CONCLUDE' | 'REMEDY', finding: string) => void;
}) {
  const words = useInspectionWords();
  const { findings } = useFragment(fragment, inspection);
  return (
    <Section title={words.findings}>
      {findings.length === 0 ? <Empty title={words.findingsNone}><p>{words.findingsNoneText}</p></Empty> : (
        <ol className="cards" aria-label={words.findings}>
          {findings.map((finding, index) => <Card key={finding.id} finding={finding} number={index + 1} inspects={inspects} heard={heard.has(finding.id)} onAct={onAct} />)}
        </ol>
      )}
    </Section>
  );
}
