import { useSearch } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { graphql, useLazyLoadQuery } from 'react-relay';
import { readInlineData } from 'relay-runtime';
import type { draftSource_terms$key } from '../../__generated__/draftSource_terms.graphql';
import type { GivePageQuery } from '../../__generated__/GivePageQuery.graphql';
import { useAsOf } from '../../app/asOf';
import { DataArea } from '../../app/DataArea';
import { positionChoice } from '../../app/lookups';
import { dayOf } from '../../domain/days';
import { ulid } from '../../domain/ulid';
import { useWords } from '../../i18n';
import { Page } from '../../ui/Layout';
import { draftOf, draftSourceFragment } from './draftSource';
import { Giving } from './Giving';
import { PresentOnly } from './PresentOnly';

const query = graphql`
  query GivePageQuery($code: String!, $withDraft: Boolean!) {
    viewer { account powers demonstration actingAs { position { id title unit { name } accountable { personName } } } }
    assignmentByCode(code: $code) @include(if: $withDraft) {
      id
      code
      revision
      phase
      terms { ...draftSource_terms }
    }
  }
`;

function Start({ code, again }: { code: string | undefined; again: () => void }) {
  const data = useLazyLoadQuery<GivePageQuery>(query, { code: code ?? '', withDraft: code !== undefined }, { fetchPolicy: 'store-and-network' });
  const kept = data.assignmentByCode?.phase === 'DRAFT' ? data.assignmentByCode : null;
  const [start] = useState(() => {
    const today = dayOf(new Date());
    return {
      today,
      draft: kept ? draftOf(readInlineData<draftSource_terms$key>(draftSourceFragment, kept.terms), today, ulid) : null,
      kept: kept ? { id: kept.id, code: kept.code, revision: kept.revision, said: '' } : null,
    };
  });
  return (
    <Giving
      today={start.today}
      draft={start.draft}
      account={data.viewer?.account ?? ''}
      kept={start.kept}
      self={data.viewer?.actingAs?.position ? positionChoice(data.viewer.actingAs.position) : null}
      mayAssign={data.viewer?.powers.includes('ASSIGN') === true}
      mayRegister={data.viewer?.powers.includes('REGISTER') === true}
      demonstration={data.viewer?.demonstration === true}
      onAgain={again}
    />
  );
}

/** Giving an assignment: six sections, a look at the whole, and a receipt. Nothing is given in the past. */
export function GivePage() {
  const { give } = useWords();
  const { draft } = useSearch({ from: '/giao-viec/moi' });
  const { at } = useAsOf();
  const [round, setRound] = useState(0);
  const again = useCallback(() => setRound((count) => count + 1), []);
  if (at) return <Page title={give.title} lede={give.lede}><PresentOnly /></Page>;
  return (
    <DataArea key={`${draft ?? ''}${round}`} title={give.title} lines={10}>
      {() => <Start code={round === 0 ? draft : undefined} again={again} />}
    </DataArea>
  );
}
