import type { OverduePageQuery$data } from '../../__generated__/OverduePageQuery.graphql';
import { Section } from '../../ui/Layout';
import { NumberLink } from './NumberLink';
import { useOverdueWords } from './words';

type Heat = NonNullable<OverduePageQuery$data['overdueHeat']>;

/** How long what is overdue now has been so: a bar beside each number. */
export function Ageing({ heat }: { heat: Heat }) {
  const overdue = useOverdueWords();
  const most = Math.max(1, ...heat.ageing.map((one) => one.numerator));
  return (
    <Section title={overdue.ageing} aside={overdue.ageingHow}>
      <ul className="shares">
        {heat.ageing.map(({ key, label, numerator }) => (
          <li key={key}>
            <span className="share-label">{label}</span>
            <span className="share-words"><NumberLink count={numerator} number={{ kind: 'age', key }} said={label} /></span>
            <span className="share-bar" aria-hidden="true"><span style={{ width: `${(100 * numerator) / most}%` }} /></span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
