import { useNavigate, useSearch } from '@tanstack/react-router';
import { graphql, useLazyLoadQuery } from 'react-relay';
import type { GrantPageMutation, MandateKind, Power } from '../../__generated__/GrantPageMutation.graphql';
import type { GrantPageQuery } from '../../__generated__/GrantPageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea } from '../../app/DataArea';
import { CommandForm } from '../../app/register/CommandForm';
import { powerName, useRegisterWords } from '../../app/register/words';
import { type CommandField, idAt, listAt, natural, textAt } from '../../domain/commandForm';
import { dayOf } from '../../domain/days';
import { authority as source } from '../../i18n/vi/authority';
import { register as registerSource } from '../../i18n/vi/register';
import { LinkButton } from '../../ui/Action';
import { Empty, Page, Section } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { useAuthorityWords } from './words';

const query = graphql`
  query GrantPageQuery {
    viewer {
      actingAs { position { presentId label } }
      mandates(power: GRANT) { presentId label depth powers fields unit { presentId name } validUntil }
    }
  }
`;

const mutation = graphql`
  mutation GrantPageMutation($input: MandateGrantInput!) {
    outcome: mandateGrant(input: $input) { repeated mandate { id } userErrors { ...useCommand_refusal } }
  }
`;

const KINDS = ['ALLOCATION', 'DELEGATION', 'DECENTRALISATION', 'DEVOLUTION'] as const;
const isKind = (value: string | null): value is Exclude<MandateKind, '%future added value'> => value !== null && value in source.kind;
const isPower = (value: string): value is Exclude<Power, '%future added value'> => value in registerSource.power;

function Granting() {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { from } = useSearch({ from: '/tham-quyen/trao' });
  const navigate = useNavigate();
  const { viewer } = useLazyLoadQuery<GrantPageQuery>(query, {}, { fetchPolicy: 'store-and-network' });
  const seat = viewer?.actingAs?.position;
  const grounds = (viewer?.mandates ?? []).filter((one) => one.depth > 0);
  const ground = grounds.find((one) => one.presentId === from) ?? (grounds.length === 1 ? grounds[0] : undefined);
  if (!seat || grounds.length === 0) return <Empty title={words.grantNot}><p>{words.grantNotHint}</p><LinkButton tone="quiet" to="/tham-quyen" search={{}}>{words.toList}</LinkButton></Empty>;
  const today = dayOf(new Date());
  const powers = ground ? ground.powers : [...new Set(grounds.flatMap((one) => one.powers))];
  const fields: CommandField[] = [
    { name: 'parent', kind: 'among', label: words.parent, choices: grounds.map((one) => ({ id: one.presentId, label: one.label })) },
    { name: 'kind', kind: 'choice', label: words.kindField, options: KINDS.map((value) => ({ value, label: words.kind[value], hint: words.kindHint[value] })) },
    { name: 'to', kind: 'choice', label: words.holderKind, options: (['position', 'person'] as const).map((value) => ({ value, label: words.holderKinds[value] })) },
    { name: 'position', kind: 'pick', source: 'positions', label: words.holderPosition, path: 'holder', when: (values) => textAt(values, 'to') !== 'person' },
    { name: 'person', kind: 'pick', source: 'persons', label: words.holderPerson, path: 'holder', when: (values) => textAt(values, 'to') === 'person' },
    { name: 'powers', kind: 'some', label: words.powers, options: powers.map((value) => ({ value, label: powerName(register, value) })) },
    { name: 'unit', kind: 'pick', source: 'units', label: words.scopeUnit },
    { name: 'fields', kind: 'words', label: words.field, hint: words.fieldsHint, optional: true },
    { name: 'programme', kind: 'pick', source: 'programmes', label: words.programme, optional: true },
    { name: 'legalBasis', kind: 'line', label: words.legalBasis, hint: words.legalHint },
    { name: 'basis', kind: 'pick', source: 'documents', label: words.basisDocument, optional: true },
    { name: 'validFrom', kind: 'day', label: words.validFrom, min: today },
    { name: 'validUntil', kind: 'day', label: words.validUntil, hint: words.validUntilHint, min: today, optional: true },
    { name: 'conditions', kind: 'prose', label: words.conditions, optional: true },
    { name: 'depth', kind: 'number', label: words.depthField, hint: words.depthHint },
  ];
  return (
    <Section title={seat.label}>
      <CommandForm<GrantPageMutation>
        key={ground?.presentId ?? ''}
        explain=""
        fields={fields}
        initial={{
          parent: ground ? { id: ground.presentId, label: ground.label } : null, to: 'position', kind: 'ALLOCATION', validFrom: today, depth: '0',
          unit: ground?.unit ? { id: ground.unit.presentId, label: ground.unit.name } : null, fields: ground?.fields.join(', ') ?? '', validUntil: ground?.validUntil ?? null,
        }}
        mutation={mutation}
        input={(values) => {
          const kind = textAt(values, 'kind');
          return {
            giver: seat.presentId,
            parent: idAt(values, 'parent'),
            kind: isKind(kind) ? kind : 'ALLOCATION',
            holder: textAt(values, 'to') === 'person' ? { person: idAt(values, 'person') ?? '' } : { position: idAt(values, 'position') ?? '' },
            powers: listAt(values, 'powers').filter(isPower),
            scope: { unit: idAt(values, 'unit') ?? '', fields: listAt(values, 'fields'), programme: idAt(values, 'programme') },
            legalBasis: textAt(values, 'legalBasis') ?? '',
            basis: idAt(values, 'basis'),
            validFrom: textAt(values, 'validFrom') ?? today,
            validUntil: textAt(values, 'validUntil'),
            conditions: textAt(values, 'conditions'),
            depth: natural(textAt(values, 'depth') ?? '0') ?? 0,
          };
        }}
        submit={words.grant}
        onDone={(outcome) => void (outcome.mandate ? navigate({ to: '/tham-quyen/$id', params: { id: outcome.mandate.id }, search: {} }) : navigate({ to: '/tham-quyen', search: {} }))}
      />
    </Section>
  );
}

/** Granting authority, out of what the acting seat holds. */
export function GrantPage() {
  const words = useAuthorityWords();
  const register = useRegisterWords();
  const { at } = useAsOf();
  return (
    <Page title={words.grant} lede={words.grantLede} narrow>
      {at ? <Notice tone="warn">{register.pastOnly}</Notice> : <DataArea lines={10}>{() => <Granting />}</DataArea>}
    </Page>
  );
}
