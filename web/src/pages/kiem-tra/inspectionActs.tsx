import { graphql } from 'react-relay';
import type { inspectionActsCloseMutation } from '../../__generated__/inspectionActsCloseMutation.graphql';
import type { inspectionActsConcludeMutation } from '../../__generated__/inspectionActsConcludeMutation.graphql';
import type { inspectionActsExplainMutation } from '../../__generated__/inspectionActsExplainMutation.graphql';
import type { inspectionActsFindingMutation } from '../../__generated__/inspectionActsFindingMutation.graphql';
import type { inspectionActsOpenMutation } from '../../__generated__/inspectionActsOpenMutation.graphql';
import type { inspectionActsRemedyMutation } from '../../__generated__/inspectionActsRemedyMutation.graphql';
import type { inspectionActsSampleMutation } from '../../__generated__/inspectionActsSampleMutation.graphql';
import { CommandForm } from '../../app/register/CommandForm';
import { type CommandField, type FormValues, idAt, listAt, natural, textAt } from '../../domain/commandForm';
import { dayOf } from '../../domain/days';
import { useInspectionWords } from './words';

const opening = graphql`
  mutation inspectionActsOpenMutation($input: InspectionOpenInput!) {
    outcome: inspectionOpen(input: $input) { repeated inspection { id } userErrors { ...useCommand_refusal } }
  }
`;
const drawing = graphql`
  mutation inspectionActsSampleMutation($input: InspectionSampleDrawInput!) {
    outcome: inspectionSampleDraw(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const finding = graphql`
  mutation inspectionActsFindingMutation($input: InspectionFindingRecordInput!) {
    outcome: inspectionFindingRecord(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const explaining = graphql`
  mutation inspectionActsExplainMutation($input: InspectionExplanationGiveInput!) {
    outcome: inspectionExplanationGive(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const concluding = graphql`
  mutation inspectionActsConcludeMutation($input: InspectionFindingConcludeInput!) {
    outcome: inspectionFindingConclude(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const requiring = graphql`
  mutation inspectionActsRemedyMutation($input: InspectionRemedyRequireInput!) {
    outcome: inspectionRemedyRequire(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;
const closing = graphql`
  mutation inspectionActsCloseMutation($input: InspectionCloseInput!) {
    outcome: inspectionClose(input: $input) { repeated inspection { id revision } userErrors { ...useCommand_refusal } }
  }
`;

interface FormProps {
  onCancel: () => void;
  onDone: () => void;
}

interface Addressed extends FormProps {
  inspection: string;
}

interface OnFinding extends Addressed {
  finding: string;
}

const said = (values: FormValues, name: string): string => textAt(values, name) ?? '';

/** The entry of the assignment's own history, if one is named. */
function entryOf(values: FormValues): { about: string; revision: number } | null {
  const [about, revision] = [idAt(values, 'assignment'), natural(said(values, 'entry'))];
  return about !== null && revision !== null ? { about, revision } : null;
}

/** A document that a finding or an explanation rests on, if one is named. */
function useEvidence(): { fields: readonly CommandField[]; input: (values: FormValues) => { title: string; document: string; dated: string }[] | null } {
  const words = useInspectionWords();
  return {
    fields: [
      { name: 'evidence', kind: 'pick', source: 'documents', label: words.evidence, hint: words.evidenceHint, optional: true },
      { name: 'dated', kind: 'day', label: words.evidenceDated, when: (values) => idAt(values, 'evidence') !== null },
    ],
    input: (values) => {
      const document = values.evidence;
      return document !== null && typeof document === 'object' && 'id' in document ? [{ title: document.label, document: document.id, dated: said(values, 'dated') }] : null;
    },
  };
}

/** Opens an inspection by a registered decision. */
export function OpenForm({ onCancel, onDone }: { onCancel: () => void; onDone: (id: string | null) => void }) {
  const words = useInspectionWords();
  return (
    <CommandForm<inspectionActsOpenMutation>
      explain={words.openExplain}
      fields={[
        { name: 'title', kind: 'line', label: words.name },
        { name: 'basis', kind: 'pick', source: 'documents', label: words.basis, hint: words.basisHint },
        { name: 'subject', kind: 'prose', label: words.subject, hint: words.subjectHint },
        { name: 'unit', kind: 'pick', source: 'units', label: words.unit, hint: words.unitHint },
        { name: 'from', kind: 'day', label: words.from },
        { name: 'until', kind: 'day', label: words.until },
        { name: 'inspectors', kind: 'picks', source: 'positions', label: words.inspectors, hint: words.inspectorsHint, most: 20 },
        { name: 'programme', kind: 'pick', source: 'programmes', label: words.programme, optional: true },
        { name: 'fields', kind: 'words', label: words.fields, hint: words.fieldsHint, optional: true },
      ]}
      initial={{ until: dayOf(new Date()) }}
      mutation={opening}
      input={(values) => ({
        title: said(values, 'title'), basis: idAt(values, 'basis') ?? '', subject: said(values, 'subject'), inspectors: listAt(values, 'inspectors'),
        scope: { unit: idAt(values, 'unit') ?? '', from: said(values, 'from'), until: said(values, 'until'), programme: idAt(values, 'programme'), fields: listAt(values, 'fields') },
      })}
      submit={words.openIt}
      onCancel={onCancel}
      onDone={(outcome) => onDone(outcome.inspection?.id ?? null)}
    />
  );
}

/** Draws a sample, by a seed of the inspectors or one that the system draws. */
export function SampleForm({ inspection, onCancel, onDone }: Addressed) {
  const words = useInspectionWords();
  return (
    <CommandForm<inspectionActsSampleMutation>
      explain={words.sampleExplain}
      fields={[
        { name: 'size', kind: 'number', label: words.sampleSize },
        { name: 'seed', kind: 'line', label: words.seed, hint: words.seedHint, optional: true },
      ]}
      mutation={drawing}
      input={(values) => ({ inspection, size: natural(said(values, 'size')) ?? 0, seed: textAt(values, 'seed') })}
      submit={words.acts.SAMPLE}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Records a finding, on an assignment or on the entry it was opened from. */
export function FindingForm({ inspection, onCancel, onDone }: Addressed) {
  const words = useInspectionWords();
  const evidence = useEvidence();
  return (
    <CommandForm<inspectionActsFindingMutation>
      explain={words.findingExplain}
      fields={[
        { name: 'assignment', kind: 'pick', source: 'assignments', label: words.assignment, hint: words.assignmentHint },
        { name: 'entry', kind: 'number', label: words.entry, hint: words.entryHint, optional: true, path: 'revision' },
        { name: 'text', kind: 'prose', label: words.text },
        { name: 'criterion', kind: 'prose', label: words.criterion, hint: words.criterionHint },
        { name: 'office', kind: 'pick', source: 'positions', label: words.office, hint: words.officeHint, optional: true },
        ...evidence.fields,
      ]}
      initial={{ dated: dayOf(new Date()) }}
      mutation={finding}
      input={(values) => ({
        inspection, assignment: idAt(values, 'assignment'), entry: entryOf(values), text: said(values, 'text'), criterion: said(values, 'criterion'), office: idAt(values, 'office'), evidence: evidence.input(values),
      })}
      submit={words.acts.FINDING}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** What the position heard has to say. */
export function ExplainForm({ inspection, finding: of, onCancel, onDone }: OnFinding) {
  const words = useInspectionWords();
  const evidence = useEvidence();
  return (
    <CommandForm<inspectionActsExplainMutation>
      explain={words.explainExplain}
      fields={[{ name: 'text', kind: 'prose', label: words.explainText }, ...evidence.fields]}
      initial={{ dated: dayOf(new Date()) }}
      mutation={explaining}
      input={(values) => ({ inspection, finding: of, text: said(values, 'text'), evidence: evidence.input(values) })}
      submit={words.acts.EXPLAIN}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Whether a finding stands, and why. */
export function ConcludeForm({ inspection, finding: of, onCancel, onDone }: OnFinding) {
  const words = useInspectionWords();
  return (
    <CommandForm<inspectionActsConcludeMutation>
      explain={words.concludeExplain}
      fields={[
        { name: 'verdict', kind: 'choice', label: words.verdict, options: (['UPHELD', 'NOT_UPHELD'] as const).map((value) => ({ value, label: words.verdicts[value] })) },
        { name: 'reason', kind: 'prose', label: words.reason },
      ]}
      mutation={concluding}
      input={(values) => ({ inspection, finding: of, verdict: said(values, 'verdict') === 'UPHELD' ? 'UPHELD' : 'NOT_UPHELD', reason: said(values, 'reason') })}
      submit={words.acts.CONCLUDE}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** What is to be put right, and the assignments that do it. */
export function RemedyForm({ inspection, finding: of, onCancel, onDone }: OnFinding) {
  const words = useInspectionWords();
  return (
    <CommandForm<inspectionActsRemedyMutation>
      explain={words.remedyExplain}
      fields={[
        { name: 'text', kind: 'prose', label: words.remedyText },
        { name: 'assignments', kind: 'picks', source: 'assignments', label: words.remedyAssignments, hint: words.remedyAssignmentsHint, most: 50, optional: true },
        { name: 'due', kind: 'day', label: words.remedyDue, optional: true },
      ]}
      mutation={requiring}
      input={(values) => ({ inspection, finding: of, text: said(values, 'text'), assignments: listAt(values, 'assignments'), due: textAt(values, 'due') })}
      submit={words.acts.REMEDY}
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}

/** Ends the inspection by a registered document. */
export function CloseForm({ inspection, onCancel, onDone }: Addressed) {
  const words = useInspectionWords();
  return (
    <CommandForm<inspectionActsCloseMutation>
      explain={words.closeExplain}
      fields={[
        { name: 'conclusion', kind: 'prose', label: words.closeConclusion },
        { name: 'document', kind: 'pick', source: 'documents', label: words.closeDocument, hint: words.basisHint },
      ]}
      mutation={closing}
      input={(values) => ({ inspection, conclusion: said(values, 'conclusion'), document: idAt(values, 'document') ?? '' })}
      submit={words.acts.CLOSE}
      grave
      onCancel={onCancel}
      onDone={onDone}
    />
  );
}
