// A text field that proposes what the directory knows (ARIA's combobox with a list). What is typed counts as well.
// <input data-suggests="/address?" data-takes="person">: the number of what was chosen goes into a hidden field.

const WAIT = 150 // milliseconds after the last key
let count = 0

export function enhance(input) {
  const list = document.createElement('ul')
  list.id = `suggested-${(count += 1)}`
  list.className = 'suggested'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels[0]?.textContent.trim() ?? '')
  list.hidden = true
  const around = document.createElement('div')
  around.className = 'suggests'
  input.replaceWith(around)
  around.append(input, list)
  const taken = input.dataset.takes ? hidden(around, input.dataset.takes) : null
  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })
    .forEach(([name, value]) => input.setAttribute(name, value))
  attend(input, list, taken)
}

function hidden(around, name) {
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  around.append(field)
  return field
}

function attend(input, list, taken) {
  let waiting
  let asking
  const close = () => {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }
  const choose = option => {
    input.value = option.dataset.name
    if (taken) taken.value = option.dataset.id
    close()
  }
  const ask = async () => {
    asking?.abort()
    asking = new AbortController()
    const said = input.value.trim()
    if (said.length < 2) return close()
    try {
      const answer = await fetch(`${input.dataset.suggests}?q=${encodeURIComponent(said)}`,
        { signal: asking.signal, headers: { Accept: 'application/json' } })
      if (answer.ok && document.activeElement === input) show((await answer.json()).found)
    } catch (error) {
      if (error.name !== 'AbortError') close() // the form finds them as well
    }
  }
  const show = found => {
    list.replaceChildren(...found.map((one, place) => option(one, `${list.id}-${place}`)))
    list.hidden = !found.length
    input.setAttribute('aria-expanded', String(found.length > 0))
    input.removeAttribute('aria-activedescendant')
  }
  input.addEventListener('input', () => {
    if (taken) taken.value = ''
    clearTimeout(waiting)
    waiting = setTimeout(ask, WAIT)
  })
  input.addEventListener('keydown', event => onKey(event, input, list, choose, close))
  input.addEventListener('blur', () => setTimeout(close, 150)) // a press on the list comes first
  list.addEventListener('pointerdown', event => event.preventDefault())
  list.addEventListener('click', event => {
    const pressed = event.target.closest('[role=option]')
    if (pressed) choose(pressed)
  })
}

function option(one, id) {
  const item = document.createElement('li')
  Object.assign(item, { id })
  item.setAttribute('role', 'option')
  item.setAttribute('aria-selected', 'false')
  Object.assign(item.dataset, { id: one.id, name: one.name })
  const name = document.createElement('bdi')
  name.textContent = one.name
  item.append(name)
  if (one.told) {
    const told = document.createElement('span')
    told.className = 'note'
    told.dir = 'auto'
    told.textContent = one.told
    item.append(told)
  }
  return item
}

function onKey(event, input, list, choose, close) {
  const options = [...list.children]
  const at = options.findIndex(one => one.getAttribute('aria-selected') === 'true')
  const steps = { ArrowDown: 1, ArrowUp: -1 }
  if (list.hidden || !options.length) return
  if (event.key in steps) {
    event.preventDefault()
    const next = (at + steps[event.key] + options.length + (at < 0 && steps[event.key] < 0 ? 1 : 0)) % options.length
    options.forEach((one, place) => one.setAttribute('aria-selected', String(place === next)))
    input.setAttribute('aria-activedescendant', options[next].id)
    options[next].scrollIntoView({ block: 'nearest' })
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault()
    choose(options[at])
  } else if (event.key === 'Escape') {
    event.preventDefault()
    close()
  }
}

document.querySelectorAll('input[data-suggests]').forEach(enhance)
