import { useCallback, useState } from 'react';
import { endSession, readSessions } from '../../app/account';
import { useAsked } from '../../app/useAsked';
import { browserOf } from '../../domain/browser';
import { showMoment } from '../../domain/days';
import { useLanguage } from '../../i18n';
import { Action } from '../../ui/Action';
import { Loading } from '../../ui/Layout';
import { Notice } from '../../ui/Notice';
import { useSettingsWords } from './SettingsFrame';
import { trouble } from './trouble';

/** Where the account is signed in, and the way to end it there. */
export function Sessions() {
  const { language, words: { app } } = useLanguage();
  const words = useSettingsWords();
  const [asked, again] = useAsked(useCallback(() => readSessions(language), [language]));
  const [said, setSaid] = useState<{ tone: 'good' | 'bad'; text: string } | null>(null);
  const end = async (id: string) => {
    try {
      await endSession(language, id);
      setSaid({ tone: 'good', text: words.sessionEnded });
      again();
    } catch (problem) {
      setSaid({ tone: 'bad', text: trouble(words, problem) });
    }
  };
  if (asked.state === 'waiting') return <Loading label={app.loading} lines={2} />;
  if (asked.state === 'failed') return <Notice tone="bad" live><p>{trouble(words, asked.problem)}</p><div className="row"><Action tone="quiet" onClick={again}>{app.retry}</Action></div></Notice>;
  return (
    <>
      {said ? <Notice tone={said.tone} live>{said.text}</Notice> : null}
      <ul className="rows">
        {asked.answer.map((one) => {
          const name = browserOf(one.userAgent) ?? words.unknownBrowser;
          return (
            <li key={one.id} className="row row-wide">
              <span>{name}{one.current ? <strong> · {words.sessionHere}</strong> : null}<span className="soft block">{[one.address, words.sessionSeen(showMoment(one.lastSeenAt))].filter(Boolean).join(' · ')}</span></span>
              {one.current ? null : <Action small tone="quiet" label={`${words.sessionEnd}: ${name}, ${showMoment(one.lastSeenAt)}`} onClick={() => void end(one.id)}>{words.sessionEnd}</Action>}
            </li>
          );
        })}
      </ul>
      {asked.answer.length <= 1 ? <p className="soft">{words.sessionOne}</p> : null}
    </>
  );
}
