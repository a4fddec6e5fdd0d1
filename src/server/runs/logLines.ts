import { timestamp } from '../clock.ts';
import { parseObject } from '../json.ts';

export interface LogLine {
  number: number;
  timestamp: string | null;
  level: string | null;
  label: string | null;
  line: string;
}

const PLAIN = /^(ERROR )?(\d{4}-\d{2}-\d{2}T[\d:.]+Z?) (?:\[([^\]]+)\] )?(.*)$/s;

/** Reads a line of the console log: plain with a time in front, structured (JSON), or any text. */
export function readLogLine(text: string, number: number): LogLine {
  const structured = text.startsWith('{') ? parseObject(text) : null;
  if (structured !== null && typeof structured['content'] === 'string') {
    const { level, ts, label, content } = structured;
    return {
      number,
      timestamp: typeof ts === 'string' ? utc(ts) : null,
      level: typeof level === 'string' ? level : null,
      label: typeof label === 'string' ? label : null,
      line: content,
    };
  }
  const [, error, time, label, line] = PLAIN.exec(text) ?? [];
  if (time === undefined || line === undefined) {
    return { number, timestamp: null, level: null, label: null, line: text };
  }
  return {
    number,
    timestamp: utc(time),
    level: error === undefined ? null : 'error',
    label: label ?? null,
    line,
  };
}

function utc(time: string): string | null {
  const ms = Date.parse(time.endsWith('Z') ? time : `${time}Z`);
  return Number.isNaN(ms) ? null : timestamp(ms);
}
