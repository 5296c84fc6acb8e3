import { ActionIcon, FileButton, Loader } from '@mantine/core';
import type { UploadedFile } from '../api/types';
import { useLanguage } from '../i18n';
import { IconFileText, IconPaperclip, IconPhoto, IconX } from '../shell/icons';
import css from './Files.module.css';
import type { useFiles } from './use_files';

type Files = ReturnType<typeof useFiles>;

export function AttachButton({ files }: { files: Files }) {
  const { t } = useLanguage();
  return (
    <FileButton
      multiple
      accept="image/jpeg,image/png,image/webp,application/pdf"
      onChange={(chosen) => void files.add(chosen)}
      disabled={files.full || files.busy}
    >
      {(props) => (
        <ActionIcon
          {...props}
          size={42}
          radius="md"
          variant="subtle"
          color="gray"
          aria-label={t('files.attach')}
          disabled={files.full}
        >
          {files.busy ? <Loader size={18} /> : <IconPaperclip size={20} />}
        </ActionIcon>
      )}
    </FileButton>
  );
}

export function FileList({ files }: { files: Files }) {
  const { t, number } = useLanguage();
  if (files.files.length === 0) return null;
  return (
    <ul className={css.files} aria-label={t('files.going')}>
      {files.files.map((file) => (
        <li key={file.hash} className={css.file}>
          <Kind file={file} />
          <span className={css.name}>{file.name || t('media.file')}</span>
          <small>{number(file.bytes / 1024)} kB</small>
          <ActionIcon
            size={28}
            variant="subtle"
            color="gray"
            aria-label={t('files.remove', { name: file.name })}
            onClick={() => files.remove(file)}
          >
            <IconX size={15} />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

function Kind({ file }: { file: UploadedFile }) {
  const Icon = file.mime.startsWith('image/') ? IconPhoto : IconFileText;
  return <Icon size={18} stroke={1.6} aria-hidden />;
}
