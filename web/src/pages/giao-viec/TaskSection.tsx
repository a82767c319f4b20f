import { type ReactNode, useState } from 'react';
import { readDocumentNumber } from '../../domain/documentNumber';
import { useWords } from '../../i18n';
import { Action } from '../../ui/Action';
import { CheckField, ChoiceField, ProseField, TextField } from '../../ui/Fields';
import { Stack } from '../../ui/Layout';
import { Day, Pick, type SectionProps } from './parts';

/** `registerDocument` draws the small form that puts a new document on the register; none where the seat may not. */
export function TaskSection({ draft, set, composing, searches, registerDocument }: SectionProps & {
  registerDocument: ((close: () => void, number: string) => ReactNode) | null;
}) {
  const { give, giving } = useWords();
  const [typed, setTyped] = useState('');
  const read = draft.document ? null : readDocumentNumber(typed);
  const [registering, setRegistering] = useState(false);
  return (
    <Stack>
      <TextField id="title" label={give.taskTitle} hint={give.taskTitleHint} value={draft.title} onChange={(title) => set({ title })} onComposing={composing} />
      <ProseField label={give.description} value={draft.description} onChange={(description) => set({ description })} onComposing={composing} />
      <ChoiceField
        id="basis"
        label={give.basis}
        value={draft.basisKind}
        options={[{ value: 'document', label: give.basisDocument }, { value: 'oral', label: give.basisOral }]}
        onChange={(basisKind) => set({ basisKind })}
      />
      {draft.basisKind === 'document' ? (
        <>
          <Pick label={give.document} hint={give.documentHint} value={draft.document} onChange={(document) => set({ document })} search={searches.documents} onType={setTyped} />
          {read && !registering ? (
            <div className="resolved" role="status">
              <p>{giving.read(read.text, read.type, read.issuer)}</p>
              <p className="soft">{registerDocument ? giving.readOffer : giving.readMissing}</p>
              {registerDocument ? <div className="row"><Action tone="quiet" small onClick={() => setRegistering(true)}>{giving.registerThis(read.text)}</Action></div> : null}
            </div>
          ) : null}
          {registerDocument ? (
            <div className="row">
              <Action tone="quiet" small expanded={registering} onClick={() => setRegistering(!registering)}>
                {registering ? give.hideNewDocument : give.newDocument}
              </Action>
            </div>
          ) : draft.document || read ? null : <p className="soft">{giving.askToRegister}</p>}
          {registering && registerDocument ? registerDocument(() => setRegistering(false), read?.text ?? '') : null}
        </>
      ) : (
        <>
          <div className="fields">
            <Pick label={give.oralBy} value={draft.oralBy} onChange={(oralBy) => set({ oralBy })} search={searches.positions} />
            <Day label={give.oralOn} value={draft.oralOn} onChange={(oralOn) => set({ oralOn })} />
          </div>
          <ProseField label={give.oralWords} value={draft.oralWords} onChange={(oralWords) => set({ oralWords })} onComposing={composing} />
        </>
      )}
      <div className="fields">
        <Pick label={give.programme} value={draft.programme} onChange={(programme) => set({ programme })} search={searches.programmes} />
        <TextField label={give.field} hint={give.fieldHint} value={draft.field} onChange={(field) => set({ field })} onComposing={composing} />
      </div>
      <Stack gap="s">
        <CheckField label={give.starred} checked={draft.starred} onChange={(starred) => set({ starred })} />
        <CheckField label={give.adHoc} checked={draft.adHoc} onChange={(adHoc) => set({ adHoc })} />
      </Stack>
    </Stack>
  );
}
