import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { ScopeFieldsQuery } from '../../__generated__/ScopeFieldsQuery.graphql';
import type { ReportSearch } from '../../app/followSearch';
import { useLookups } from '../../app/lookups';
import { useWords } from '../../i18n';
import { SelectField } from '../../ui/Fields';
import { Picker } from '../../ui/Picker';
import { useReportWords } from './words';

const query = graphql`
  query ScopeFieldsQuery($unit: ID!, $withUnit: Boolean!) {
    programmes(first: 100) { nodes { id title } }
    unit(id: $unit) @include(if: $withUnit) { id name }
  }
`;

/** Changes a part of the address of the report; an opened figure belongs to what was asked before, so it closes. */
export function useReportAddress(): { search: ReportSearch; put: (patch: Partial<ReportSearch>) => void } {
  const search = useSearch({ from: '/bao-cao' });
  const navigate = useNavigate({ from: '/bao-cao' });
  return { search, put: (patch) => void navigate({ search: { ...search, open: undefined, ...patch }, replace: true, resetScroll: false }) };
}

/** The body and the programme that a report is about. */
export function ScopeFields() {
  const { app } = useWords();
  const report = useReportWords();
  const { search, put } = useReportAddress();
  const lookups = useLookups();
  const { unit, programmes } = useLazyLoadQuery<ScopeFieldsQuery>(query, { unit: search.unit ?? '', withUnit: Boolean(search.unit) });
  return (
    <>
      <Picker label={report.unit} value={unit ? { id: unit.id, label: unit.name } : null} onChange={(one) => put({ unit: one?.id })} search={lookups.units} words={app.picker} />
      <SelectField
        label={report.programme}
        value={search.programme ?? ''}
        options={[{ value: '', label: report.anyProgramme }, ...(programmes?.nodes ?? []).map((one) => ({ value: one.id, label: one.title }))]}
        onChange={(programme) => put({ programme: programme || undefined })}
      />
    </>
  );
}
