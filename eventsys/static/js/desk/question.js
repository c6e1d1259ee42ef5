// Options of a question are asked for only where its kind of answer has them.
const kind = document.querySelector('select[name="kind"]')
const options = document.querySelector('.setup-options')

if (kind && options) {
  const show = () => { options.hidden = !['choice', 'several'].includes(kind.value) }
  kind.addEventListener('change', show)
  show()
}
