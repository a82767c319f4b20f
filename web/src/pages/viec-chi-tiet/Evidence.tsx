import { graphql, useFragment } from 'react-relay';
import type { Evidence_assignment$data, Evidence_assignment$key } from '../../__generated__/Evidence_assignment.graphql';
import { showDay, showMoment } from '../../domain/days';
import { useWords } from '../../i18n';
import { Section } from '../../ui/Layout';
import { Table } from '../../ui/Table';

const fragment = graphql`
  fragment Evidence_assignment on Assignment {
    evidence { id title sha256 dated attachedAt supersededBy attachedBy { label } document { label subject } }
  }
`;

type Piece = Evidence_assignment$data['evidence'][number];

/** Proofs of what was claimed; what was replaced stays, and says so. */
export function Evidence({ assignment }: { assignment: Evidence_assignment$key }) {
  const { view } = useWords();
  const { evidence } = useFragment(fragment, assignment);
  if (evidence.length === 0) return null;
  const columns = [
    {
      key: 'title', title: view.evidencePiece, names: true, width: 45,
      cell: ({ title, sha256, document, supersededBy }: Piece) => (
        <>
          {sha256 ? <a href={`/files/${sha256}`}>{title}</a> : <strong>{title}</strong>}
          {document ? <span className="soft block">{document.label}: {document.subject}</span> : null}
          {supersededBy ? <span className="soft block">{view.evidenceSuperseded}</span> : null}
        </>
      ),
    },
    { key: 'dated', title: view.evidenceDated, width: 20, cell: ({ dated }: Piece) => showDay(dated) },
    { key: 'by', title: view.evidenceBy, width: 35, cell: ({ attachedBy, attachedAt }: Piece) => [attachedBy?.label, showMoment(attachedAt)].filter(Boolean).join(', ') },
  ];
  return (
    <Section title={view.evidence}>
      <Table caption={<span className="visually-hidden">{view.evidence}</span>} columns={columns} items={evidence} keyOf={(piece) => piece.id + (piece.sha256 ?? piece.title)} />
    </Section>
  );
}
