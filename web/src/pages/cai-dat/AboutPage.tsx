import { graphql, useLazyLoadQuery } from 'react-relay';
import type { AboutPageQuery } from '../../__generated__/AboutPageQuery.graphql';
import { DataArea } from '../../app/DataArea';
import { version } from '../../app/version';
import { showDay } from '../../domain/days';
import { Facts, Section } from '../../ui/Layout';
import { SettingsFrame, useSettingsWords } from './SettingsFrame';

const query = graphql`
  query AboutPageQuery {
    installation { name today position }
  }
`;

function Facing() {
  const words = useSettingsWords();
  const { installation } = useLazyLoadQuery<AboutPageQuery>(query, {}, { fetchPolicy: 'store-and-network' });
  if (!installation) return null;
  return (
    <Facts
      items={[
        { key: 'office', term: words.office, fact: installation.name },
        { key: 'version', term: words.version, fact: version },
        { key: 'today', term: words.today, fact: showDay(installation.today) },
        { key: 'position', term: words.logPosition, fact: installation.position },
      ]}
    />
  );
}

/** How everybody can use it, and what it is. */
export function AboutPage() {
  const words = useSettingsWords();
  return (
    <SettingsFrame part="about">
      <Section title={words.accessibility}>{words.accessibilityText.map((text) => <p key={text} className="prose">{text}</p>)}</Section>
      <Section title={words.about}>
        <p className="prose">{words.aboutText}</p>
        <DataArea lines={2}>{() => <Facing />}</DataArea>
      </Section>
    </SettingsFrame>
  );
}
