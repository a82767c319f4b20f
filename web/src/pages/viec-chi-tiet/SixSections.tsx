import { graphql, useFragment } from 'react-relay';
import type { SixSections_assignment$key } from '../../__generated__/SixSections_assignment.graphql';
import type { SixSections_facts$data, SixSections_facts$key } from '../../__generated__/SixSections_facts.graphql';
import type { ClarityAnswer } from '../../domain/clarity';
import { showDay } from '../../domain/days';
import { CLARITIES, type ClarityKey } from '../../domain/draft';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Facts, Prose, Section } from '../../ui/Layout';
import { ClarityChip, ClarityFindings } from '../../ui/work/ClarityNote';
import type { ReactNode } from 'react';

const present = graphql`
  fragment SixSections_assignment on Assignment {
    clarities {
      clarity
      clear
      findings { code message hint path }
      warnings { code message hint }
    }
    issuedUnder { id label legalBasis giver { label } }
  }
`;

const said = graphql`
  fragment SixSections_facts on AssignmentFacts {
    deadline { original }
    parties { role part replyBy position { id label } accountable { personName positionTitle unitName } }
    terms {
      title
      description
      field
      timeWording
      leadDuty
      basis {
        document { label subject issuer real }
        oral { on words by { label } }
      }
      time { words }
      milestones { index title due reachedAt }
      deliverables { name kind documentType unit target criterion }
      mandate { label legalBasis }
      leadPowers { power inherent mandate { label } }
      programme { title }
    }
  }
`;

interface Fact {
  key: string;
  term: string;
  fact: ReactNode;
}

type Data = SixSections_facts$data;
type Party = Data['parties'][number];
interface Issuer {
  readonly id: string;
  readonly label: string;
  readonly legalBasis: string;
  readonly giver?: { readonly label: string } | null;
}

/** Who stood there at the moment in view: the person and the seat as they were called then. */
const whoIn = ({ accountable, position }: Party): string =>
  accountable ? [accountable.personName, `${accountable.positionTitle}, ${accountable.unitName}`].filter(Boolean).join(' – ') : (position?.label ?? '');

function List({ items }: { items: readonly { key: string; text: ReactNode }[] }) {
  return <ul>{items.map((item) => <li key={item.key}>{item.text}</li>)}</ul>;
}

function factsOf(key: ClarityKey, { terms, deadline, parties }: Data, issuedUnder: readonly Issuer[], { view, give }: Dictionary): Fact[] {
  const as = (role: Party['role']) => parties.filter((party) => party.role === role);
  const named = (role: Party['role']) => as(role).map(whoIn).join('; ');
  const line = (name: string, term: string, fact: ReactNode): Fact => ({ key: name, term, fact: fact || <span className="soft">{view.none}</span> });
  const some = (name: string, term: string, fact: ReactNode): Fact[] => (fact ? [line(name, term, fact)] : []);
  const { basis } = terms;
  switch (key) {
    case 'PERSON':
      return [line('lead', give.lead, named('LEAD')), ...some('followers', view.followers, as('FOLLOWER').length > 0 && <List items={as('FOLLOWER').map((party) => ({ key: party.position?.id ?? '', text: whoIn(party) }))} />)];
    case 'TASK':
      return [
        line('title', give.taskTitle, terms.title),
        ...some('description', view.description, terms.description && <Prose>{terms.description}</Prose>),
        line(
          'basis',
          view.basis,
          basis?.document ? (
            <>{basis.document.label}<span className="soft block">{basis.document.issuer}: {basis.document.subject}{basis.document.real ? '' : ` (${view.inventedDocument})`}</span></>
          ) : basis?.oral ? (
            <>{view.oral(basis.oral.by?.label ?? '', showDay(basis.oral.on))} ({view.oralUnconfirmed})<Prose>{basis.oral.words}</Prose></>
          ) : null,
        ),
        ...some('programme', view.programme, terms.programme?.title),
        ...some('field', view.field, terms.field),
      ];
    case 'TIME':
      return [
        line('time', give.timeKind, terms.time?.words),
        ...some('resolved', view.deadlineFirst, deadline.original && showDay(deadline.original)),
        ...some('wording', view.wording, terms.timeWording && `“${terms.timeWording}”`),
        ...some('milestones', view.milestones, terms.milestones.length > 0 && (
          <List items={terms.milestones.map((one) => ({ key: String(one.index), text: `${one.title}: ${showDay(one.due)} (${one.reachedAt ? view.reached : view.notReached})` }))} />
        )),
      ];
    case 'RESULT':
      return [
        line('deliverables', view.deliverables, terms.deliverables.length > 0 && (
          <List
            items={terms.deliverables.map((one) => ({
              key: one.name,
              text: <>{one.name}{one.kind === 'DOCUMENT' && one.documentType ? ` (${one.documentType})` : ''}{one.kind === 'FIGURE' ? ` (${one.target ?? ''} ${one.unit ?? ''})` : ''}<span className="soft block">{view.criterion}: {one.criterion}</span></>,
            }))}
          />
        )),
        line('accepter', view.accepter, named('ACCEPTER')),
      ];
    case 'RESPONSIBILITY':
      return [
        line('duty', view.duty, terms.leadDuty && <Prose>{terms.leadDuty}</Prose>),
        ...some('supervisor', view.supervisor, named('SUPERVISOR')),
        ...some('coordinators', view.coordinators, as('COORDINATOR').length > 0 && (
          <List
            items={as('COORDINATOR').map((party) => ({
              key: party.position?.id ?? party.part ?? '',
              text: <>{whoIn(party)}<span className="soft block">{[party.part, party.replyBy ? view.replyBy(showDay(party.replyBy)) : null].filter(Boolean).join('; ')}</span></>,
            }))}
          />
        )),
      ];
    case 'AUTHORITY':
      return [
        line('mandate', view.chain, issuedUnder.length > 0 ? (
          <List items={issuedUnder.map((mandate) => ({ key: mandate.id, text: <>{mandate.label}<span className="soft block">{[mandate.giver?.label, mandate.legalBasis].filter(Boolean).join('; ')}</span></> }))} />
        ) : terms.mandate?.label),
        line('powers', view.powers, terms.leadPowers.length > 0 && (
          <List items={terms.leadPowers.map((one) => ({ key: one.power, text: `${one.power} (${one.inherent ? view.inherent : `${view.conferred}: ${one.mandate?.label ?? ''}`})` }))} />
        )),
      ];
  }
}

/** What the assignment says, in the order of the motto; at the moment in view. */
export function SixSections({ facts, assignment }: { facts: SixSections_facts$key; assignment: SixSections_assignment$key }) {
  const words = useWords();
  const data = useFragment(said, facts);
  const now = useFragment(present, assignment);
  const answers: ClarityAnswer[] = now.clarities.flatMap((one) => {
    const clarity = CLARITIES.find((key) => key === one.clarity);
    if (!clarity) return [];
    return [{
      clarity,
      clear: one.clear,
      findings: one.findings.map((finding) => ({ code: finding.code, field: finding.path.join('.'), message: finding.message, hint: finding.hint })),
      warnings: one.warnings.map(({ code, message, hint }) => ({ code, message, hint, field: '' })),
    }];
  });
  return (
    <Section title={words.view.sections}>
      <div className="six">
        {CLARITIES.map((key) => {
          const answer = answers.find((one) => one.clarity === key) ?? null;
          return (
            <section key={key} className="six-part" aria-labelledby={`six-${key}`}>
              <div className="row row-wide">
                <h3 id={`six-${key}`}>{words.clarity.name[key]}</h3>
                {answer ? <ClarityChip answer={answer} checking={false} /> : null}
              </div>
              <ClarityFindings answer={answer} />
              <Facts tight items={factsOf(key, data, now.issuedUnder, words)} />
            </section>
          );
        })}
      </div>
    </Section>
  );
}
