// A phone's photo of 6 MB becomes some 300 kB: enough to see a patched hole, quick on a slow line,
// and without the place and camera that the phone wrote into it.
const kLongestSide = 1600;

export async function smallerPicture(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/')) return file;
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, kLongestSide / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const brush = canvas.getContext('2d');
  if (!brush) return file;
  brush.fillStyle = '#fff'; // where a PNG is transparent
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((done) =>
    canvas.toBlob((smaller) => done(smaller ?? file), 'image/jpeg', 0.85),
  );
}
