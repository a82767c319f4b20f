import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { InspectionFacts_inspection$key } from '../../__generated__/InspectionFacts_inspection.graphql';
import { showDay, showMoment } from '../../domain/days';
import { Chip } from '../../ui/Chip';
import { Facts, Prose, Section } from '../../ui/Layout';
import { useInspectionWords } from './words';

const fragment = graphql`
  fragment InspectionFacts_inspection on Inspection {
    subject
    open
    openedAt
    closedAt
    openedBy { label }
    basis { number dated issuer subject }
    scope { unit { presentId name } programme { presentId title } fields from until }
    inspectors { presentId label holder { name } }
    authority { presentId label }
    findingCounts { total open }
  }
`;

/** By what decision, over what, by whom. */
export function InspectionFacts({ inspection }: { inspection: InspectionFacts_inspection$key }) {
  const words = useInspectionWords();
  const found = useFragment(fragment, inspection);
  const { scope, basis, inspectors, findingCounts } = found;
  return (
    <Section title={words.subject} aside={<span className="row"><Chip tone={found.open ? 'blue' : 'grey'} mark={found.open ? 'open' : 'check'}>{found.open ? words.open : words.closed}</Chip><span>{words.findingsOf(findingCounts.open, findingCounts.total)}</span></span>}>
      <Prose>{found.subject}</Prose>
      <Facts
        items={[
          { key: 'basis', term: words.basis, fact: basis ? <>{basis.number}, {showDay(basis.dated)}<span className="soft block">{basis.issuer}: {basis.subject}</span></> : '–' },
          {
            key: 'scope', term: words.scope,
            fact: (
              <>
                {scope.unit ? <Link to="/to-chuc/don-vi/$id" params={{ id: scope.unit.presentId }} search={{}}>{scope.unit.name}</Link> : '–'}
                {scope.programme ? <span className="block"><Link to="/chuong-trinh/$id" params={{ id: scope.programme.presentId }} search={{}}>{scope.programme.title}</Link></span> : null}
                {scope.fields.length > 0 ? <span className="soft block">{scope.fields.join(', ')}</span> : null}
              </>
            ),
          },
          { key: 'period', term: words.period, fact: words.periodOf(showDay(scope.from), showDay(scope.until)) },
          {
            key: 'team', term: words.inspectors,
            fact: (
              <ol className="grant-chain">
                {inspectors.map((seat, index) => (
                  <li key={seat.presentId}>
                    <Link to="/to-chuc/chuc-vu/$id" params={{ id: seat.presentId }} search={{}}>{seat.label}</Link>
                    <span className="soft block">{[seat.holder?.name, index === 0 ? words.lead : null].filter(Boolean).join(', ')}</span>
                  </li>
                ))}
              </ol>
            ),
          },
          { key: 'opened', term: words.openedAt, fact: <>{showMoment(found.openedAt)}<span className="soft block">{found.openedBy?.label}</span></> },
          ...(found.closedAt ? [{ key: 'closed', term: words.closedAt, fact: showMoment(found.closedAt) }] : []),
          ...(found.authority[0] ? [{ key: 'by', term: words.authority, fact: <Link to="/tham-quyen/$id" params={{ id: found.authority[0].presentId }} search={{}}>{found.authority[0].label}</Link> }] : []),
        ]}
      />
    </Section>
  );
}
