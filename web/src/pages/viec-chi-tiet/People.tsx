import { graphql, useFragment } from 'react-relay';
import type { People_facts$data, People_facts$key } from '../../__generated__/People_facts.graphql';
import { showDay } from '../../domain/days';
import { useWords } from '../../i18n';
import { CheckIcon } from '../../ui/icons';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';

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
type Role = Party['role'];

interface Member {
  key: string;
  first: Party;
  roles: readonly Party[];
}

/** One row for each person in a seat, whatever they are to the assignment; the one who answers first. */
function members(parties: readonly Party[]): readonly Member[] {
  const keys = [...new Set(parties.map((party) => party.position?.id ?? party.role))];
  return keys
    .flatMap((key): Member[] => {
      const roles = parties.filter((party) => (party.position?.id ?? party.role) === key);
      return roles[0] ? [{ key, first: roles[0], roles }] : [];
    })
    .toSorted((a, b) => Number(b.roles.some((one) => one.role === 'LEAD')) - Number(a.roles.some((one) => one.role === 'LEAD')));
}

/** Who does what, as people by roles: exactly one is accountable, said in words beside the mark. */
export function People({ facts }: { facts: People_facts$key }) {
  const { view } = useWords();
  const { parties } = useFragment(fragment, facts);
  const partOf = ({ roles }: Member, role: Role) => {
    const party = roles.find((one) => one.role === role);
    if (!party) return '';
    const more = [party.part, party.replyBy ? view.replyBy(showDay(party.replyBy)) : null].filter(Boolean).join('; ');
    return <span className="tick"><CheckIcon /><span className={more ? 'soft' : 'visually-hidden'}>{more || view.yes}</span></span>;
  };
  const roleColumn = (role: Role, title: string) => ({ key: role, title, width: role === 'COORDINATOR' ? 18 : 11, cell: (member: Member) => partOf(member, role) });
  const present = (role: Role) => parties.some((party) => party.role === role);
  const columns = [
    {
      key: 'person', title: view.person, names: true, width: 26,
      cell: ({ first: { accountable, position } }: Member) => (
        <>
          <strong>{accountable?.personName ?? view.vacant}</strong>
          <span className="soft block">{accountable ? `${accountable.positionTitle}, ${accountable.unitName}` : [position?.title, position?.unit?.name].filter(Boolean).join(', ')}</span>
          {accountable?.forHolder ? <span className="soft block">{view.actingFor(accountable.forHolder.name)}</span> : null}
        </>
      ),
    },
    {
      key: 'LEAD', title: view.isAccountable, width: 16,
      cell: ({ roles }: Member) => (roles.some((one) => one.role === 'LEAD') ? <span className="only"><CheckIcon /> {view.isTheOne}</span> : ''),
    },
    roleColumn('ASSIGNER', view.columnAssigner),
    roleColumn('ACCEPTER', view.columnAccepter),
    ...(present('SUPERVISOR') ? [roleColumn('SUPERVISOR', view.columnSupervisor)] : []),
    ...(present('COORDINATOR') ? [roleColumn('COORDINATOR', view.columnCoordinator)] : []),
    ...(present('FOLLOWER') ? [roleColumn('FOLLOWER', view.columnFollower)] : []),
  ];
  return (
    <Section title={view.people}>
      <Table caption={view.peopleCaption} columns={columns} items={members(parties)} keyOf={(member) => member.key} />
    </Section>
  );
}
