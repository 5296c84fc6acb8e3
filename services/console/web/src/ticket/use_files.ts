import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { ApiProblem, upload } from '../api/client';
import type { UploadedFile } from '../api/types';
import { useLanguage } from '../i18n';
import { smallerPicture } from './smaller_picture';

export const kMostFiles = 3;

// Files that go with the answer that is being written: uploaded when they are chosen.
export function useFiles(number: string) {
  const { t, said } = useLanguage();
  const [files, setFiles] = useState<UploadedFile[]>([]);
  const [busy, setBusy] = useState(false);

  async function add(chosen: File[]) {
    setBusy(true);
    for (const file of chosen.slice(0, kMostFiles - files.length)) {
      try {
        const path = `tickets/${encodeURIComponent(number)}/files?name=${encodeURIComponent(file.name)}`;
        const kept = await upload<UploadedFile>(path, await smallerPicture(file));
        setFiles((now) => [...now, kept].slice(0, kMostFiles));
      } catch (problem) {
        notifications.show({
          message: problem instanceof ApiProblem ? said(problem) : t('files.unreadable'),
          color: 'red',
          autoClose: 8000,
        });
      }
    }
    setBusy(false);
  }

  return {
    files,
    busy,
    full: files.length >= kMostFiles,
    add,
    remove: (file: UploadedFile) => setFiles((now) => now.filter((one) => one !== file)),
    put: setFiles,
  };
}
