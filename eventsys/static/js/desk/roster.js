// A roster put in order by dragging, or by arrow keys on the handle of a row. It posts the order as the form would.
import './combobox.js'

const roster = document.querySelector('.seats[data-order]')
const told = document.createElement('p')

if (roster && roster.children.length > 1) {
  told.className = 'unseen'
  told.setAttribute('role', 'status')
  roster.after(told)
  for (const row of roster.children) row.prepend(handle(row))
}
document.addEventListener('click', event => {
  document.querySelectorAll('.answers[open]').forEach(open => open.contains(event.target) || open.removeAttribute('open'))
})
document.addEventListener('keydown', event => {
  const open = event.key === 'Escape' && document.querySelector('.answers[open]')
  if (open) {
    open.removeAttribute('open')
    open.querySelector('summary').focus()
  }
})

function handle(row) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'seat-handle'
  button.setAttribute('aria-label', fill(roster.dataset.handle, { name: row.dataset.name }))
  button.addEventListener('keydown', event => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by) {
      event.preventDefault()
      step(row, by)
      button.focus()
    }
  })
  button.addEventListener('pointerdown', event => drag(event, row, button))
  const cell = row.querySelector('.seat-place')
  cell.before(button)
  return button
}

function step(row, by) {
  const other = by < 0 ? row.previousElementSibling : row.nextElementSibling
  if (!other) return
  if (by < 0) other.before(row)
  else other.after(row)
  settle(row)
}

function drag(event, row, button) {
  if (event.button) return
  event.preventDefault()
  const before = order()
  button.focus()
  row.classList.add('seat-lifted')
  const move = moved => {
    const over = [...roster.children].find(one => one !== row && within(one, moved.clientY))
    if (!over) return
    if (over.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) over.before(row)
    else over.after(row)
  }
  // Not captured by the handle: a row that changes its place in the page would let go of the pointer.
  const ended = new AbortController()
  const stop = () => {
    ended.abort()
    row.classList.remove('seat-lifted')
    if (order().join() !== before.join()) settle(row)
  }
  document.addEventListener('pointermove', move, { signal: ended.signal })
  document.addEventListener('pointerup', stop, { signal: ended.signal })
  document.addEventListener('pointercancel', stop, { signal: ended.signal })
}

function within(row, y) {
  const box = row.getBoundingClientRect()
  return y > box.top && y < box.bottom
}

const order = () => [...roster.children].map(row => row.dataset.seat)

let saving = Promise.resolve()

function settle(row) {
  const rows = [...roster.children]
  rows.forEach((one, place) => { one.querySelector('.seat-place').textContent = place + 1 })
  told.textContent = fill(roster.dataset.moved, { name: row.dataset.name, place: rows.indexOf(row) + 1, count: rows.length })
  saving = saving.then(() => save(order()))
}

async function save(ids) {
  const form = new URLSearchParams({ csrf_token: roster.dataset.csrf })
  ids.forEach(id => form.append('seat', id))
  try {
    const answer = await fetch(roster.dataset.order, { method: 'POST', body: form, headers: { Accept: 'application/json' } })
    if (!answer.ok) throw new Error(answer.status)
  } catch {
    told.textContent = roster.dataset.away
    told.className = 'field-error'
  }
}

function fill(words, values) {
  return Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words)
}
