import { graphql, useFragment } from 'react-relay';
import type { SixSections_assignment$data, SixSections_assignment$key } from '../../__generated__/SixSections_assignment.graphql';
import type { ClarityAnswer } from '../../domain/clarity';
import { showDay } from '../../domain/days';
import { CLARITIES, type ClarityKey } from '../../domain/draft';
import { useWords } from '../../i18n';
import type { Dictionary } from '../../i18n/vi';
import { Facts, Prose, Section } from '../../ui/Layout';
import { ClarityChip, ClarityFindings } from '../../ui/work/ClarityNote';
import type { ReactNode } from 'react';

const fragment = graphql`
  fragment SixSections_assignment on Assignment {
    clarities {
      clarity
      clear
      findings { code message hint path }
      warnings { code message hint }
    }
    issuedUnder { id label legalBasis giver { label } }
    deadline { original current }
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
      lead { label accountable { personName } }
      time { words }
      milestones { index title due reachedAt }
      deliverables { name kind documentType unit target criterion }
      accepter { label accountable { personName } }
      supervisor { label accountable { personName } }
      coordinators { part replyBy position { id label } holder { name } }
      followers { id label }
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

type Data = SixSections_assignment$data;
type SeatRef = { readonly label: string; readonly accountable?: { readonly personName?: string | null } | null } | null | undefined;

const who = (seat: SeatRef) => (seat ? [seat.accountable?.personName, seat.label].filter(Boolean).join(' – ') : null);

function List({ items }: { items: readonly { key: string; text: ReactNode }[] }) {
  return <ul>{items.map((item) => <li key={item.key}>{item.text}</li>)}</ul>;
}

function factsOf(key: ClarityKey, { terms, issuedUnder, deadline }: Data, { view, give }: Dictionary): Fact[] {
  const line = (name: string, term: string, fact: ReactNode): Fact => ({ key: name, term, fact: fact || <span className="soft">{view.none}</span> });
  const some = (name: string, term: string, fact: ReactNode): Fact[] => (fact ? [line(name, term, fact)] : []);
  const { basis } = terms;
  switch (key) {
    case 'PERSON':
      return [line('lead', give.lead, who(terms.lead)), ...some('followers', view.followers, terms.followers.length > 0 && <List items={terms.followers.map((seat) => ({ key: seat.id, text: seat.label }))} />)];
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
        line('accepter', view.accepter, who(terms.accepter)),
      ];
    case 'RESPONSIBILITY':
      return [
        line('duty', view.duty, terms.leadDuty && <Prose>{terms.leadDuty}</Prose>),
        ...some('supervisor', view.supervisor, who(terms.supervisor)),
        ...some('coordinators', view.coordinators, terms.coordinators.length > 0 && (
          <List
            items={terms.coordinators.map((one) => ({
              key: one.position?.id ?? one.part,
              text: <>{[one.holder?.name, one.position?.label].filter(Boolean).join(' – ')}<span className="soft block">{one.part}{one.replyBy ? `; ${view.replyBy(showDay(one.replyBy))}` : ''}</span></>,
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

/** What the assignment says, in the order of the motto. */
export function SixSections({ assignment }: { assignment: SixSections_assignment$key }) {
  const words = useWords();
  const data = useFragment(fragment, assignment);
  const answers: ClarityAnswer[] = data.clarities.flatMap((one) => {
    const clarity = CLARITIES.find((key) => key === one.clarity);
    if (!clarity) return [];
    return [{
      clarity,
      clear: one.clear,
      findings: one.findings.map((finding) => ({ code: finding.code, field: finding.path.join('.'), message: finding.message, hint: finding.hint })),
      warnings: one.warnings.map((warning) => (warning.hint ? `${warning.message} ${warning.hint}` : warning.message)),
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
              <Facts tight items={factsOf(key, data, words)} />
            </section>
          );
        })}
      </div>
    </Section>
  );
}
