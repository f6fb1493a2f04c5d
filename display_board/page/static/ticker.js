// The running line: words that fit stand still, longer ones run at a pace that can be read.

const REM_PER_S = 4.2;

export function moveTicker() {
  const words = document.getElementById("ticker-words");
  if (!words) return;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const isLong = words.scrollWidth > words.parentNode.clientWidth;
  const wide = words.parentNode.clientWidth / rem;
  const seconds = (rems) => `${rems / REM_PER_S}s`;
  words.style.animationDuration = seconds(words.scrollWidth / rem + wide);
  words.style.animationDelay = `-${seconds(wide * 0.9)}`; // so that it is seen at once
  words.classList.toggle("runs", isLong);
}
