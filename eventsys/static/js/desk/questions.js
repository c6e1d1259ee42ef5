// Questions put in order by dragging, within a page or onto another, or by arrow keys on the handle of each.
// What is moved is posted to where the buttons post; after a refusal the page comes anew, as it is, and tells why.
const lists = [...document.querySelectorAll('.setup-list')]
const told = document.createElement('p')

if (lists.length) {
  told.className = 'unseen'
  told.setAttribute('role', 'status')
  lists[0].closest('main').append(told)
  for (const row of document.querySelectorAll('.setup-list > li')) row.prepend(handle(row))
}

function handle(row) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'setup-handle'
  button.setAttribute('aria-label', fill(row.parentElement.dataset.handle, row))
  button.addEventListener('keydown', event => {
    const by = { ArrowUp: 'up', ArrowDown: 'down' }[event.key]
    if (!by) return
    event.preventDefault()
    const other = by === 'up' ? row.previousElementSibling : row.nextElementSibling
    if (!other) return
    if (by === 'up') other.before(row)
    else other.after(row)
    button.focus()
    send(row)
  })
  button.addEventListener('pointerdown', event => drag(event, row, button))
  return button
}

function drag(event, row, button) {
  if (event.button) return
  event.preventDefault()
  const from = place(row)
  button.focus()
  row.classList.add('setup-lifted')
  const move = moved => {
    const list = lists.find(one => within(one, moved.clientY))
    if (!list) return
    const next = [...list.children].find(one => one !== row && moved.clientY < middle(one))
    if (next) next.before(row)
    else list.append(row)
  }
  const drop = () => {
    row.classList.remove('setup-lifted')
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', drop)
    document.removeEventListener('pointercancel', drop)
    if (place(row) !== from) send(row)
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', drop)
  document.addEventListener('pointercancel', drop)
}

let waiting = Promise.resolve()

function send(row) {
  const list = row.parentElement
  const body = new URLSearchParams({
    csrf_token: list.dataset.csrf, page: list.dataset.page, before: row.nextElementSibling?.dataset.number ?? '',
  })
  waiting = waiting.then(async () => {
    const answer = await fetch(row.dataset.move, { method: 'POST', body, headers: { Accept: 'application/json' } })
      .catch(() => null)
    if (answer?.ok) {
      told.textContent = fill(list.dataset.moved, row)
      return
    }
    window.location.reload()
  })
}

function place(row) {
  return `${lists.indexOf(row.parentElement)}:${[...row.parentElement.children].indexOf(row)}`
}

function within(list, y) {
  const box = list.closest('.setup-page').getBoundingClientRect()
  return y >= box.top && y <= box.bottom
}

function middle(row) {
  const box = row.getBoundingClientRect()
  return box.top + box.height / 2
}

function fill(words, row) {
  return words.replace('{name}', row.dataset.name)
}
