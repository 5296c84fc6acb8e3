import { ActionIcon, Button, Textarea, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconSend2 } from '../shell/icons';
import { useEffect, useState, type RefObject } from 'react';
import type { Deed, Detail, Me, UploadedFile } from '../api/types';
import { useLanguage } from '../i18n';
import { bytesIn, kMostBytes } from '../words/text';
import { windowClosed } from '../words/time';
import { CannedReplies } from './CannedReplies';
import css from './Composer.module.css';
import { useDraft } from './drafts';
import { AttachButton, FileList } from './Files';
import { ReadingHint } from './ReadingHint';
import type { useDelayed } from './use_delayed';
import { useFiles } from './use_files';

// A message on its way out, which can still be undone.
export interface Held {
  deed: Deed;
  text: string;
  version: number;
  files: UploadedFile[];
}

interface Props {
  detail: Detail;
  me: Me;
  now: number;
  busy: boolean;
  delayed: ReturnType<typeof useDelayed<Held>>;
  returned: Held | null; // could not be sent
  note: (text: string) => Promise<boolean>;
  accept: (() => void) | null; // offered in place of sending while nothing is written
  inputRef: RefObject<HTMLTextAreaElement>;
}

const kModes: Deed[] = ['answer', 'ask_citizen', 'note'];
const kHints: Partial<Record<Deed, string>> = {
  answer: 'composer.answer_hint',
  ask_citizen: 'composer.ask_hint',
  note: 'composer.note_hint',
};

export function Composer(props: Props) {
  const { detail, me, now, busy, delayed, returned, note, accept, inputRef } = props;
  const { t } = useLanguage();
  const modes = kModes.filter((mode) => detail.allowed.includes(mode));
  const [wanted, setMode] = useState<Deed>('answer');
  const mode = modes.includes(wanted) ? wanted : (modes[0] ?? 'answer');
  const [text, setText] = useDraft(me.email, detail.number, mode);
  const files = useFiles(detail.number);
  const left = kMostBytes - bytesIn(text.trim());

  useEffect(() => {
    if (!returned) return;
    setMode(returned.deed);
    setText(returned.text, returned.deed);
    files.put(returned.files);
    // Only when a message comes back: setText is new each time.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [returned]);

  if (modes.length === 0) {
    return (
      <div className={css.closed}>{me.role === 'read-only' ? t('composer.read_only') : null}</div>
    );
  }

  async function send() {
    const words = text.trim();
    if (!words || left < 0 || busy || files.busy) return;
    if (mode === 'note') {
      if (await note(words)) setText('', mode);
      return;
    }
    delayed.hold({ deed: mode, text: words, version: detail.version, files: files.files });
    setText('');
    files.put([]);
  }

  if (delayed.held) {
    const { deed, text: words, files: going } = delayed.held;
    return (
      <div className={css.holding} role="status">
        <span className={css.countdown}>{t('composer.sending_in', { seconds: delayed.left })}</span>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconArrowBackUp size={17} aria-hidden />}
          onClick={() => {
            delayed.undo();
            setMode(deed);
            setText(words, deed);
            files.put(going);
          }}
        >
          {t('composer.undo')}
        </Button>
        <Button size="sm" variant="light" onClick={delayed.sendNow}>
          {t('composer.send_now')}
        </Button>
      </div>
    );
  }

  const heard = detail.conversation.filter((line) => line.author === 'citizen').pop()?.at;
  return (
    <div className={mode === 'note' ? `${css.composer} ${css.noting}` : css.composer}>
      {mode !== 'note' && windowClosed(heard, now) && (
        <div className={css.window}>
          <IconAlertTriangle size={16} aria-hidden /> {t('composer.window')}
        </div>
      )}
      <div className={css.modes} role="group" aria-label={t('composer.mode')}>
        {modes.map((one) => (
          <UnstyledButton
            key={one}
            className={css.mode}
            aria-pressed={one === mode}
            onClick={() => {
              setMode(one);
              inputRef.current?.focus();
            }}
          >
            {t(`deed.${one}`)}
          </UnstyledButton>
        ))}
      </div>
      {mode !== 'note' && <FileList files={files} />}
      <div className={css.writing}>
        {mode !== 'note' && <AttachButton files={files} />}
        {mode !== 'note' && (
          <CannedReplies
            detail={detail}
            me={me}
            text={text}
            insert={(words) => {
              setText(text.trim() ? `${text.trimEnd()}\n${words}` : words);
              inputRef.current?.focus();
            }}
          />
        )}
        <Textarea
          ref={inputRef}
          className={css.text}
          autosize
          minRows={1}
          maxRows={8}
          aria-label={t(kHints[mode] ?? 'composer.answer_hint')}
          placeholder={t(kHints[mode] ?? 'composer.answer_hint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        {accept && !text.trim() ? (
          <Button h={42} loading={busy} onClick={accept}>
            {t('deed.accept')}
          </Button>
        ) : (
          <ActionIcon
            size={42}
            radius="md"
            variant="filled"
            aria-label={t(mode === 'note' ? 'composer.save' : 'composer.send')}
            disabled={!text.trim() || left < 0 || files.busy}
            loading={busy}
            onClick={() => void send()}
          >
            <IconSend2 size={20} />
          </ActionIcon>
        )}
      </div>
      {mode !== 'note' && text.trim() && <ReadingHint text={text} />}
      {left < 500 && (
        <div className={left < 0 ? css.over : css.left} role="status">
          {left < 0
            ? t('composer.too_long', { count: -left })
            : t('composer.left', { count: left })}
        </div>
      )}
    </div>
  );
}
