import { graphql, useFragment } from 'react-relay';
import type { People_facts$data, People_facts$key } from '../../__generated__/People_facts.graphql';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import { CheckIcon } from '../../ui/icons';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { roleName } from '../../ui/work/act';

const fragment = graphql`
  fragment People_facts on AssignmentFacts {
    parties {
      role
      part
      replyBy
      position { id title unit { name } }
      accountable { personName positionTitle unitName capacity forHolder { name } }
    }
  }
`;

type Party = People_facts$data['parties'][number];

/** Who does what: exactly one row is accountable, said in words beside the mark. */
export function People({ facts }: { facts: People_facts$key }) {
  const words = useWords();
  const { view } = words;
  const { parties } = useFragment(fragment, facts);
  const columns = [
    {
      key: 'person', title: view.person, names: true, width: 30,
      cell: ({ position, accountable }: Party) => (
        <>
          <strong>{accountable?.personName ?? view.vacant}</strong>
          <span className="soft block">{accountable ? `${accountable.positionTitle}, ${accountable.unitName}` : [position?.title, position?.unit?.name].filter(Boolean).join(', ')}</span>
          {accountable?.forHolder ? <span className="soft block">{view.actingFor(accountable.forHolder.name)}</span> : null}
        </>
      ),
    },
    { key: 'role', title: view.role, width: 20, cell: ({ role }: Party) => roleName(words, role) },
    {
      key: 'accountable', title: view.isAccountable, width: 20,
      cell: ({ role }: Party) => (role === 'LEAD' ? <span className="only"><CheckIcon /> {view.isTheOne}</span> : ''),
    },
    { key: 'part', title: view.part, width: 30, cell: ({ part, replyBy }: Party) => [part, replyBy ? view.replyBy(showDay(replyBy)) : null].filter(Boolean).join('; ') },
  ];
  return (
    <Section title={view.people}>
      <Table caption={view.peopleCaption} columns={columns} items={parties} keyOf={(party) => `${party.role}${party.position?.id ?? ''}`} />
    </Section>
  );
}
