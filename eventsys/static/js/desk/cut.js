// A square of a picture, drawn by hand: dragged, or moved with the arrow keys, + and -. It is one more choice of the form.

const place = document.querySelector('[data-cut]')
const LEAST = 20 // percent of the shorter side

if (place) start()

function start() {
  const width = Number(place.dataset.width)
  const height = Number(place.dataset.height)
  const radio = document.createElement('input')
  Object.assign(radio, { type: 'radio', name: 'cut', id: 'cut-own' })
  const label = document.createElement('label')
  label.className = 'several'
  label.append(radio, ` ${place.dataset.words}`)
  const image = document.createElement('img')
  Object.assign(image, { src: place.dataset.cut, alt: '', draggable: false })
  const frame = document.createElement('button')
  Object.assign(frame, { type: 'button', className: 'cut-frame' })
  frame.setAttribute('aria-label', place.dataset.label)
  place.before(label)
  place.append(image, frame)
  place.hidden = false

  const cut = { x: 50, y: 40, size: 60 }
  const limit = (value, least, most) => Math.min(most, Math.max(least, value))
  const draw = () => {
    const side = Math.min(width, height) * cut.size / 100
    const left = limit(width * cut.x / 100 - side / 2, 0, width - side)
    const top = limit(height * cut.y / 100 - side / 2, 0, height - side)
    frame.style.left = `${100 * left / width}%`
    frame.style.top = `${100 * top / height}%`
    frame.style.width = `${100 * side / width}%`
    frame.style.height = `${100 * side / height}%`
    radio.value = `${Math.round(cut.x)}-${Math.round(cut.y)}-${Math.round(cut.size)}`
  }
  const change = by => {
    cut.x = limit(cut.x + (by.x ?? 0), 0, 100)
    cut.y = limit(cut.y + (by.y ?? 0), 0, 100)
    cut.size = limit(cut.size + (by.size ?? 0), LEAST, 100)
    radio.checked = true
    draw()
  }
  const keys = { ArrowLeft: { x: -2 }, ArrowRight: { x: 2 }, ArrowUp: { y: -2 }, ArrowDown: { y: 2 },
    '+': { size: 5 }, '-': { size: -5 } }
  frame.addEventListener('keydown', event => {
    if (event.key in keys) {
      event.preventDefault()
      change(keys[event.key])
    }
  })
  frame.addEventListener('pointerdown', event => {
    event.preventDefault()
    frame.setPointerCapture(event.pointerId)
    const box = image.getBoundingClientRect()
    const move = moved => change({ x: 100 * moved.movementX / box.width, y: 100 * moved.movementY / box.height })
    frame.addEventListener('pointermove', move)
    frame.addEventListener('lostpointercapture', () => frame.removeEventListener('pointermove', move), { once: true })
  })
  draw()
}
