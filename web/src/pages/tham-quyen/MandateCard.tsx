import { Link } from '@tanstack/react-router';
import { graphql, useFragment } from 'react-relay';
import type { MandateCard_mandate$key } from '../../__generated__/MandateCard_mandate.graphql';
import { powerName, useRegisterWords } from '../../app/register/words';
import { dayOf, showDay } from '../../domain/days';
import { type MandateStanding, standing } from '../../domain/mandates';
import { ChainCard, Tags } from '../../ui/Chain';
import { Chip, type ChipMark, type ChipTone } from '../../ui/Chip';
import { kindName, useAuthorityWords } from './words';

const fragment = graphql`
  fragment MandateCard_mandate on Mandate {
    presentId
    kind
    holderPosition { title unit { name } accountable { personName } }
    holderPerson { name }
    giver { title }
    powers
    unit { name }
    fields
    programme { title }
    legalBasis
    validFrom
    validUntil
    revokedAt
    inForce
    depth
  }
`;

const LOOKS: Record<MandateStanding, [ChipTone, ChipMark]> = {
  inForce: ['green', 'check'], revoked: ['red', 'cross'], expired: ['grey', 'clock'], notYet: ['blue', 'open'], broken: ['amber', 'soon'],
};

export function StandingChip({ mandate }: { mandate: { inForce: boolean; revokedAt?: string | null; validFrom: string; validUntil?: string | null } }) {
  const words = useAuthorityWords();
  const how = standing(mandate, dayOf(new Date()));
  const [tone, mark] = LOOKS[how];
  return <Chip tone={tone} mark={mark}>{words.standing[how]}</Chip>;
}

/** One mandate as a link of its chain. */
export function MandateCard({ mandate, here = false }: { mandate: MandateCard_mandate$key; here?: boolean }) {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const data = useFragment(fragment, mandate);
  const { holderPosition: seat, holderPerson: person } = data;
  const holder = person ? person.name : seat ? `${seat.title}${seat.unit ? `, ${seat.unit.name}` : ''}` : register.none;
  const limits = [
    data.unit ? words.andBelow(data.unit.name) : null,
    data.fields.length > 0 ? data.fields.join(', ') : words.allFields,
    data.programme?.title,
  ].filter(Boolean).join(' · ');
  return (
    <ChainCard
      here={here}
      ended={!data.inForce}
      title={here ? holder : <Link to="/tham-quyen/$id" params={{ id: data.presentId }} search={{}}>{holder}</Link>}
      aside={<StandingChip mandate={data} />}
    >
      <span className="soft">
        {[kindName(words, data.kind), data.giver ? words.givenBy(data.giver.title) : words.byLaw, seat?.accountable?.personName].filter(Boolean).join(' · ')}
      </span>
      <Tags label={words.powers} words={data.powers.map((power) => powerName(register, power))} />
      <span>{limits}</span>
      <span className="soft">{data.legalBasis}</span>
      <span className="soft">{[words.period(showDay(data.validFrom), data.validUntil ? showDay(data.validUntil) : null), data.depth > 0 ? words.depthSome(data.depth) : words.depthNone].join(' · ')}</span>
    </ChainCard>
  );
}
