import { plainLetters } from './plain-letters';

it('plainLetters() leaves lower-case letters and single spaces', () => {
  expect(plainLetters('  I\n\n"It\'s--well, 1895!" Café \tÅngström.\n')).toBe('i it s well cafe angstrom');
});

it.each([
  ['*** START OF THE PROJECT GUTENBERG EBOOK THE TIME MACHINE ***', '*** END OF THE PROJECT GUTENBERG EBOOK THE TIME MACHINE ***'],
  ['*** START OF THIS PROJECT GUTENBERG EBOOK THE TIME MACHINE ***', '***END OF THIS PROJECT GUTENBERG EBOOK THE TIME MACHINE***'],
])('plainLetters() removes what Project Gutenberg puts around a book: %s', (start, end) => {
  const book = `The Project Gutenberg eBook\r\n${start}\r\n\r\nThe Time\r\nTraveller\r\n${end}\r\nlicense`;
  expect(plainLetters(book)).toBe('the time traveller');
}); // prettier-ignore

it('plainLetters() keeps a book without such lines whole, stars and all', () => {
  expect(plainLetters('Start\n*** the end of it ***\nmore')).toBe('start the end of it more');
});
