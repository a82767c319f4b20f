import { useState } from 'react';
import { graphql, useFragment } from 'react-relay';
import type { Evidence_assignment$data, Evidence_assignment$key } from '../../__generated__/Evidence_assignment.graphql';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { PlusIcon } from '../../ui/icons';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';
import { EvidenceViewer } from './EvidenceViewer';

const fragment = graphql`
  fragment Evidence_assignment on Assignment {
    evidence { id title sha256 dated attachedAt supersededBy attachedBy { label } document { label subject } }
    availableActs { act allowed }
  }
`;

type Piece = Evidence_assignment$data['evidence'][number];

/** Proofs of what was claimed; what was replaced stays, and says so. */
export function Evidence({ assignment, onAttach }: { assignment: Evidence_assignment$key; onAttach: () => void }) {
  const { view, evidence: words, acts } = useWords();
  const { evidence, availableActs } = useFragment(fragment, assignment);
  const [opened, setOpened] = useState<Piece | null>(null);
  const may = availableActs.some((one) => one.act === 'EVIDENCE_ATTACH' && one.allowed);
  if (evidence.length === 0 && !may) return null;
  const columns = [
    {
      key: 'title', title: view.evidencePiece, names: true, width: 45,
      cell: (piece: Piece) => (
        <>
          {piece.sha256 ? <button type="button" className="text-button" onClick={() => setOpened(piece)}>{piece.title}</button> : <strong>{piece.title}</strong>}
          {piece.document ? <span className="soft block">{piece.document.label}: {piece.document.subject}</span> : null}
          {piece.supersededBy ? <span className="soft block">{view.evidenceSuperseded}</span> : null}
        </>
      ),
    },
    { key: 'dated', title: view.evidenceDated, width: 20, cell: ({ dated }: Piece) => showDay(dated) },
    { key: 'by', title: view.evidenceBy, width: 35, cell: ({ attachedBy, attachedAt }: Piece) => [attachedBy?.label, showMoment(attachedAt)].filter(Boolean).join(', ') },
  ];
  return (
    <Section title={evidence.length > 0 ? `${view.evidence} (${evidence.length})` : view.evidence} aside={may ? <Action tone="quiet" small icon={<PlusIcon />} onClick={onAttach}>{acts.name.EVIDENCE_ATTACH}</Action> : undefined}>
      {evidence.length === 0 ? <p className="soft">{words.none}</p> : (
        <Table caption={<span className="visually-hidden">{view.evidence}</span>} columns={columns} items={evidence} keyOf={(piece) => piece.id + (piece.sha256 ?? piece.title)} />
      )}
      {opened?.sha256 ? <EvidenceViewer title={opened.title} sha256={opened.sha256} onClose={() => setOpened(null)} /> : null}
    </Section>
  );
}
