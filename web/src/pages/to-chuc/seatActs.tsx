import { graphql } from 'react-relay';
import type { seatActsAbolishMutation } from '../../__generated__/seatActsAbolishMutation.graphql';
import type { seatActsActEndMutation } from '../../__generated__/seatActsActEndMutation.graphql';
import type { seatActsActForMutation } from '../../__generated__/seatActsActForMutation.graphql';
import type { seatActsAppointMutation } from '../../__generated__/seatActsAppointMutation.graphql';
import type { seatActsRelieveMutation } from '../../__generated__/seatActsRelieveMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { type CommandField, type FormValues, idAt, textAt } from '../../domain/commandForm';
import { dayOf } from '../../domain/days';
import { useOrganisationWords } from './words';

const appoint = graphql`
  mutation seatActsAppointMutation($input: PositionAppointInput!) {
    outcome: positionAppoint(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;
const relieve = graphql`
  mutation seatActsRelieveMutation($input: PositionRelieveInput!) {
    outcome: positionRelieve(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;
const actFor = graphql`
  mutation seatActsActForMutation($input: PositionActingAppointInput!) {
    outcome: positionActingAppoint(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;
const actEnd = graphql`
  mutation seatActsActEndMutation($input: PositionActingEndInput!) {
    outcome: positionActingEnd(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;
const abolish = graphql`
  mutation seatActsAbolishMutation($input: PositionAbolishInput!) {
    outcome: positionAbolish(input: $input) { repeated seat { id } userErrors { ...useCommand_refusal } }
  }
`;

export type SeatAct = 'APPOINT' | 'TRANSFER' | 'RELIEVE' | 'ACT_FOR' | 'ACT_END' | 'ABOLISH';

/** What can be done to a seat as it stands. */
export function seatActs(seat: { held: boolean; acting: boolean; abolished: boolean }): readonly SeatAct[] {
  if (seat.abolished) return [];
  return [...(seat.held ? (['TRANSFER', 'ACT_FOR', 'RELIEVE'] as const) : (['APPOINT', 'ACT_FOR', 'ABOLISH'] as const)), ...(seat.acting ? (['ACT_END'] as const) : [])];
}

const cover = (values: FormValues) => {
  const [kind, person] = [textAt(values, 'cover'), idAt(values, 'person')];
  if (!person || kind === 'none') return null;
  return kind === 'acting' ? { acting: person } : { successor: person };
};

const person = (label: string): CommandField => ({ name: 'person', kind: 'pick', source: 'persons', label });

/** The form of one act on a seat. */
export function SeatActForm({ act, seat, onCancel, onDone }: {
  act: SeatAct; seat: { id: string; revision: number; acting: { id: string; name: string } | null }; onCancel: () => void; onDone: (act: SeatAct) => void;
}) {
  const words = useOrganisationWords();
  const reason: CommandField = { name: 'reason', kind: 'prose', label: words.reason };
  const basis: CommandField = { name: 'basis', kind: 'pick', source: 'documents', label: words.deciding, optional: true };
  const common = { explain: words.explain[act], submit: words.acts[act], onCancel, onDone: () => onDone(act) };
  const addressed = { position: seat.id, expectedRevision: seat.revision };
  switch (act) {
    case 'APPOINT':
      return (
        <CommandForm<seatActsAppointMutation>
          {...common}
          dated="any"
          fields={[person(words.person), basis]}
          mutation={appoint}
          input={(values) => ({ ...addressed, person: idAt(values, 'person') ?? '', basis: idAt(values, 'basis') })}
        />
      );
    case 'TRANSFER':
      return (
        <CommandForm<seatActsRelieveMutation>
          {...common}
          dated="any"
          fields={[{ ...person(words.successorPerson), path: 'cover' }, reason, basis]}
          initial={{ cover: 'successor' }}
          mutation={relieve}
          input={(values) => ({ ...addressed, cover: cover({ ...values, cover: 'successor' }), reason: textAt(values, 'reason') ?? '', basis: idAt(values, 'basis') })}
        />
      );
    case 'RELIEVE':
      return (
        <CommandForm<seatActsRelieveMutation>
          {...common}
          grave
          dated="any"
          fields={[
            { name: 'cover', kind: 'choice', label: words.cover, options: (['none', 'acting', 'successor'] as const).map((value) => ({ value, label: words.covers[value] })) },
            { ...person(words.person), when: (values) => textAt(values, 'cover') !== 'none' },
            reason,
            basis,
          ]}
          initial={{ cover: 'none' }}
          mutation={relieve}
          input={(values) => ({ ...addressed, cover: cover(values), reason: textAt(values, 'reason') ?? '', basis: idAt(values, 'basis') })}
        />
      );
    case 'ACT_FOR':
      return (
        <CommandForm<seatActsActForMutation>
          {...common}
          fields={[person(words.actingPerson), { name: 'from', kind: 'day', label: words.firstDay }, { name: 'until', kind: 'day', label: words.lastDay, hint: words.lastDayHint, optional: true }, reason, basis]}
          initial={{ from: dayOf(new Date()) }}
          mutation={actFor}
          input={(values) => ({
            ...addressed, person: idAt(values, 'person') ?? '', from: textAt(values, 'from') ?? '', until: textAt(values, 'until'), reason: textAt(values, 'reason') ?? '', basis: idAt(values, 'basis'),
          })}
        />
      );
    case 'ACT_END':
      return (
        <CommandForm<seatActsActEndMutation>
          {...common}
          fields={[reason]}
          mutation={actEnd}
          input={(values) => ({ ...addressed, person: seat.acting?.id ?? '', reason: textAt(values, 'reason') ?? '' })}
        />
      );
    case 'ABOLISH':
      return <CommandForm<seatActsAbolishMutation> {...common} grave dated="past" fields={[basis]} mutation={abolish} input={(values) => ({ ...addressed, basis: idAt(values, 'basis') })} />;
  }
}
