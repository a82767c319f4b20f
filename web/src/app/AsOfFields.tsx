import { type FormEvent, useState } from 'react';
import { dayOf, timeOf } from '../domain/days';
import { isPast, momentOf, shiftDays } from '../domain/moment';
import { useLanguage } from '../i18n';
import { Action } from '../ui/Action';
import { DateField } from '../ui/DateField';
import { TextField } from '../ui/Fields';
import { Stack } from '../ui/Layout';
import { toUnread } from '../ui/unread';

/** The last day of the quarter before the one of a day. */
function quarterEndBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return dayOf(new Date(Date.UTC(year, Math.floor((month - 1) / 3) * 3, 0)));
}

/** A moment by day and hour, or one that is often asked for. */
export function AsOfFields({ at, onChoose }: { at: string | null; onChoose: (moment: string) => void }) {
  const { language, words: { app, asOf } } = useLanguage();
  const now = new Date();
  const today = dayOf(now);
  const shown = at ? new Date(at) : null;
  const [day, setDay] = useState<string | null>(shown ? dayOf(shown) : today);
  const [time, setTime] = useState(shown ? timeOf(shown) : '00:00');
  const [errors, setErrors] = useState<{ day?: string; time?: string }>({});

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (toUnread(event.currentTarget)) return;
    const moment = day ? momentOf(day, time.trim()) : null;
    const late = moment !== null && !isPast(moment);
    const found = moment === null ? (day ? { time: asOf.needTime } : { day: asOf.needDay }) : late ? { day: asOf.notPast } : {};
    setErrors(found);
    if (moment && !late) onChoose(moment);
  };
  const often = [
    { label: asOf.yesterday, day: dayOf(new Date(shiftDays(now.toISOString(), -1))) },
    { label: asOf.weekAgo, day: dayOf(new Date(shiftDays(now.toISOString(), -7))) },
    { label: asOf.monthAgo, day: dayOf(new Date(shiftDays(now.toISOString(), -30))) },
    { label: asOf.quarterEnd, day: quarterEndBefore(today) },
  ];

  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <p className="soft">{asOf.lede}</p>
        <div className="row">
          {often.map((one) => (
            <Action key={one.label} small tone="quiet" onClick={() => {
              const moment = momentOf(one.day, '17:00');
              if (moment) onChoose(moment);
            }}>
              {one.label}
            </Action>
          ))}
        </div>
        <div className="fields fields-top">
          <DateField id="as-of-day" label={asOf.day} value={day} onChange={setDay} error={errors.day} words={{ ...app.date, language }} />
          <TextField id="as-of-time" label={asOf.time} value={time} onChange={setTime} error={errors.time} maxLength={5} inputMode="text" />
        </div>
        <div className="row"><Action submit>{asOf.go}</Action></div>
      </Stack>
    </form>
  );
}
