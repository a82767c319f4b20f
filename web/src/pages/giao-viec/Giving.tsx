import { useEffect, useMemo, useRef, useState } from 'react';
import { FaultNotice } from '../../app/Fault';
import { useLookups } from '../../app/lookups';
import type { Choice } from '../../domain/choice';
import type { ClarityKey, Draft } from '../../domain/draft';
import { emptyDraft } from '../../domain/draft';
import { termsOf } from '../../domain/terms';
import { ulid } from '../../domain/ulid';
import { useWords } from '../../i18n';
import { LinkButton } from '../../ui/Action';
import { Page } from '../../ui/Layout';
import { ErrorSummary, Notice } from '../../ui/Notice';
import { toUnread } from '../../ui/unread';
import { CheckAnswers } from './CheckAnswers';
import { DocumentForm } from './DocumentForm';
import { GiveForm, sectionId } from './GiveForm';
import { keptForm } from './keptForm';
import { Receipt } from './Receipt';
import { useClarity } from './useClarity';
import { useDocumentRegister } from './useDocumentRegister';
import { type KeptDraft, useGiving } from './useGiving';

const main = () => document.querySelector('main');

interface Props {
  today: string;
  /** A draft to go on with. */
  draft: Draft | null;
  kept: KeptDraft | null;
  /** Whose form it is: what one person typed is not shown to the next. */
  account: string;
  /** The position that gives. */
  self: Choice | null;
  mayAssign: boolean;
  /** Whether the position may put documents on the register. */
  mayRegister: boolean;
  demonstration: boolean;
  onAgain: () => void;
}

export function Giving({ today, draft: start, kept: keptAtStart, account, self, mayAssign, mayRegister, demonstration, onAgain }: Props) {
  const words = useWords();
  const { give, giving, app, clarity } = words;
  const lookups = useLookups();
  const register = useDocumentRegister();
  const [draft, setDraft] = useState<Draft>(() => start ?? { ...emptyDraft(today, ulid()), ...keptForm.read(account) });
  const [typed, setTyped] = useState(false);
  const [composing, setComposing] = useState(false);
  const [looking, setLooking] = useState(false);
  const [registerCommand, setRegisterCommand] = useState(ulid);
  const [registered, setRegistered] = useState<string | null>(null);
  const target = useRef<ClarityKey | null>(null);
  const terms = useMemo(() => termsOf(draft), [draft]);
  const { check, preview } = useClarity(terms, composing);
  const { step, busy, save, issue } = useGiving(keptAtStart);

  useEffect(() => {
    window.scrollTo({ top: 0 });
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    if (!looking && target.current) document.getElementById(sectionId(target.current))?.scrollIntoView();
    target.current = null;
  }, [looking]);

  const done = step.state === 'issued' || step.state === 'saved';
  useEffect(() => {
    if (done) keptForm.clear();
    else if (typed && !keptAtStart) keptForm.write(account, draft);
  }, [done, typed, keptAtStart, account, draft]);

  const set = (patch: Partial<Draft>) => {
    setTyped(true);
    setDraft((before) => ({ ...before, ...patch }));
  };

  if (step.state === 'issued') return <Receipt code={step.code} outcome={step.outcome} lead={draft.lead?.label ?? ''} onAgain={onAgain} />;

  const problems =
    step.state === 'blocked'
      ? step.outcome.userErrors.flatMap((error) => {
          const holders = (error.holders ?? []).map((holder) => holder.label).join('; ');
          const findings = (error.findings ?? []).map((finding) => ({
            field: looking ? undefined : sectionId(finding.clarity as ClarityKey),
            message: `${clarity.name[finding.clarity as ClarityKey] ?? ''}: ${finding.message}`,
          }));
          return findings.length > 0 ? findings : [{ field: undefined, message: [error.message, error.remedy, holders].filter(Boolean).join(' ') }];
        })
      : [];

  const notices = (
    <>
      {mayAssign ? null : <Notice tone="warn">{give.mayNot}</Notice>}
      {step.state === 'fault' ? <FaultNotice problem={step.problem} /> : null}
      {step.state === 'saved' ? (
        <Notice tone="good" live>
          <p>{give.draftSaved(step.code)}</p>
          <div className="row"><LinkButton to="/viec/$code" params={{ code: step.code }} tone="quiet" small>{give.openDraft}</LinkButton></div>
        </Notice>
      ) : null}
      {step.state === 'blocked' ? (
        <>
          <ErrorSummary title={give.blockedTitle} problems={problems} />
          {step.kept ? <Notice>{give.draftKept(step.kept.code)}</Notice> : null}
        </>
      ) : null}
      {registered ? <Notice tone="good" live>{give.registered(registered)}</Notice> : null}
    </>
  );

  if (looking) {
    return (
      <Page title={give.checkTitle} lede={give.checkLede}>
        {notices}
        <CheckAnswers
          draft={draft}
          check={check}
          preview={preview}
          busy={busy}
          onChange={(section) => {
            target.current = section;
            setLooking(false);
          }}
          onIssue={() => void issue(terms)}
          onSave={() => void save(terms)}
        />
      </Page>
    );
  }
  return (
    <Page title={give.title} lede={give.lede} actions={<LinkButton to="/giao-viec/bang" tone="quiet">{giving.fromTable}</LinkButton>}>
      {notices}
      <GiveForm
        section={{ draft, set, composing: setComposing, searches: lookups, newKey: ulid, today, preview, self }}
        check={check}
        saving={busy === 'save'}
        onCheck={() => toUnread(main()) || setLooking(true)}
        onSave={() => toUnread(main()) || void save(terms)}
        registerDocument={mayRegister ? (close, number) => (
          <DocumentForm
            today={today}
            number={number}
            onRegister={async (facts) => {
              try {
                return await register(facts, registerCommand, demonstration);
              } catch {
                return { problems: [`${app.offlineTitle}. ${app.offlineText}`] };
              }
            }}
            onDone={(choice) => {
              set({ document: choice, basisKind: 'document' });
              setRegistered(choice.label);
              setRegisterCommand(ulid());
              close();
            }}
          />
        ) : null}
      />
    </Page>
  );
}
