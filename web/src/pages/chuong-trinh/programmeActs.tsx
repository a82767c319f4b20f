import { graphql } from 'react-relay';
import type { programmeActsCloseMutation } from '../../__generated__/programmeActsCloseMutation.graphql';
import type { programmeActsIndicatorMutation } from '../../__generated__/programmeActsIndicatorMutation.graphql';
import type { programmeActsLaunchMutation, ProgrammeKind } from '../../__generated__/programmeActsLaunchMutation.graphql';
import type { programmeActsMeasureMutation } from '../../__generated__/programmeActsMeasureMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import type { Choice } from '../../domain/choice';
import { decimal, idAt, textAt } from '../../domain/commandForm';
import { dayOf } from '../../domain/days';
import { programmes as source } from '../../i18n/vi/programmes';
import { useProgrammeWords } from './words';

const launching = graphql`
  mutation programmeActsLaunchMutation($input: ProgrammeLaunchInput!) {
    outcome: programmeLaunch(input: $input) { repeated programme { id } userErrors { ...useCommand_refusal } }
  }
`;
const closing = graphql`
  mutation programmeActsCloseMutation($input: ProgrammeCloseInput!) {
    outcome: programmeClose(input: $input) { repeated programme { id closed conclusion revision } userErrors { ...useCommand_refusal } }
  }
`;
const setting = graphql`
  mutation programmeActsIndicatorMutation($input: ProgrammeIndicatorSetInput!) {
    outcome: programmeIndicatorSet(input: $input) { repeated programme { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const measuring = graphql`
  mutation programmeActsMeasureMutation($input: ProgrammeIndicatorMeasureInput!) {
    outcome: programmeIndicatorMeasure(input: $input) { repeated programme { id revision } userErrors { ...useCommand_refusal } }
  }
`;

interface FormProps {
  onCancel: () => void;
  onDone: () => void;
}

interface Addressed extends FormProps {
  programme: { id: string; revision: number };
}

const isKind = (value: string | null): value is Exclude<ProgrammeKind, '%future added value'> => value !== null && value in source.kinds;
const figure = (text: string | null) => decimal(text ?? '') ?? '';

/** Puts a programme on the register. */
export function LaunchForm({ part, onCancel, onDone }: { part?: Choice; onCancel: () => void; onDone: (id: string | null) => void }) {
  const words = useProgrammeWords();
  return (
    <CommandForm<programmeActsLaunchMutation>
      explain={words.launchExplain}
      fields={[
        { name: 'title', kind: 'line', label: words.name },
        { name: 'kind', kind: 'one', label: words.kind, options: Object.entries(words.kinds).map(([value, label]) => ({ value, label })) },
        { name: 'owner', kind: 'pick', source: 'positions', label: words.ownerSeat },
        { name: 'from', kind: 'day', label: words.from },
        { name: 'until', kind: 'day', label: words.until, optional: true },
        { name: 'basis', kind: 'pick', source: 'documents', label: words.basisDocument, optional: true },
        { name: 'parent', kind: 'pick', source: 'programmes', label: words.partOf, optional: true },
      ]}
      initial={{ from: dayOf(new Date()), parent: part ?? null }}
      mutation={launching}
      input={(values) => {
        const kind = textAt(values, 'kind');
        return {
          title: textAt(values, 'title') ?? '', kind: isKind(kind) ? kind : 'PLAN', owner: idAt(values, 'owner') ?? '', from: textAt(values, 'from') ?? '',
          until: textAt(values, 'until'), basis: idAt(values, 'basis'), parent: idAt(values, 'parent'),
        };
      }}
      submit={words.launch}
      onCancel={onCancel}
      onDone={(outcome) => onDone(outcome.programme?.id ?? null)}
    />
  );
}

/** Ends a programme with what came of it. */
export function CloseForm({ programme, onCancel, onDone }: Addressed) {
  const words = useProgrammeWords();
  return (
    <CommandForm<programmeActsCloseMutation>
      explain={words.closeExplain}
      fields={[{ name: 'conclusion', kind: 'prose', label: words.conclusion }]}
      mutation={closing}
      input={(values) => ({ programme: programme.id, expectedRevision: programme.revision, conclusion: textAt(values, 'conclusion') ?? '' })}
      submit={words.close}
      grave
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Sets a figure that the programme promises. */
export function IndicatorForm({ programme, onCancel, onDone }: Addressed) {
  const words = useProgrammeWords();
  return (
    <CommandForm<programmeActsIndicatorMutation>
      explain={words.setIndicatorExplain}
      fields={[
        { name: 'title', kind: 'line', label: words.indicatorTitle },
        { name: 'key', kind: 'line', label: words.key, hint: words.keyHint },
        { name: 'target', kind: 'decimal', label: words.targetValue, hint: words.targetHint },
        { name: 'unit', kind: 'line', label: words.unit },
        { name: 'due', kind: 'day', label: words.dueDay },
      ]}
      mutation={setting}
      input={(values) => ({
        programme: programme.id, expectedRevision: programme.revision, key: textAt(values, 'key') ?? '', title: textAt(values, 'title') ?? '',
        unit: textAt(values, 'unit') ?? '', target: figure(textAt(values, 'target')), due: textAt(values, 'due') ?? '',
      })}
      submit={words.setIndicator}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Records what was measured. */
export function MeasureForm({ programme, indicator, unit, onCancel, onDone }: Addressed & { indicator: string; unit: string }) {
  const words = useProgrammeWords();
  return (
    <CommandForm<programmeActsMeasureMutation>
      explain={words.measureExplain}
      fields={[
        { name: 'value', kind: 'decimal', label: `${words.value} (${unit})`, hint: words.targetHint },
        { name: 'on', kind: 'day', label: words.measuredOn },
        { name: 'source', kind: 'prose', label: words.source, hint: words.sourceHint },
      ]}
      initial={{ on: dayOf(new Date()) }}
      mutation={measuring}
      input={(values) => ({
        programme: programme.id, expectedRevision: programme.revision, key: indicator, value: figure(textAt(values, 'value')), on: textAt(values, 'on') ?? '', source: textAt(values, 'source') ?? '',
      })}
      submit={words.measure}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
