import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AccountPageQuery } from '../../__generated__/AccountPageQuery.graphql';
import { DataArea } from '../../app/DataArea';
import { LookFields } from '../../app/LookFields';
import { useRegisterWords } from '../../app/register/words';
import { Facts, Section } from '../../ui/Layout';
import { PasswordForm } from './PasswordForm';
import { Sessions } from './Sessions';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';

const query = graphql`
  query AccountPageQuery {
    viewer { account displayName seats { capacity position { id label } } }
  }
`;

function Who() {
  const words = useSettingsWords();
  const register = useRegisterWords();
  const { viewer } = useLazyLoadQuery<AccountPageQuery>(query, {}, { fetchPolicy: 'store-and-network' });
  if (!viewer) return null;
  return (
    <Facts
      items={[
        { key: 'account', term: words.account, fact: viewer.account },
        { key: 'person', term: words.person, fact: viewer.displayName },
        {
          key: 'seats', term: words.seats,
          fact: viewer.seats.length === 0 ? register.none : (
            <ul>{viewer.seats.map(({ position, capacity }) => position ? <li key={position.id}>{position.label}{capacity === 'HOLDER' ? null : <span className="soft"> ({capacity in register.capacity ? register.capacity[capacity as keyof typeof register.capacity] : capacity})</span>}</li> : null)}</ul>
          ),
        },
      ]}
    />
  );
}

/** The own account and the look of this device. */
export function AccountPage() {
  const words = useSettingsWords();
  return (
    <SettingsFrame part="account">
      <Section title={words.signedInAs}><DataArea lines={3}>{() => <Who />}</DataArea></Section>
      <Section title={words.look}><LookFields /></Section>
      <Section title={words.password}><PasswordForm /></Section>
      <Section title={words.sessions}><Sessions /></Section>
    </SettingsFrame>
  );
}
