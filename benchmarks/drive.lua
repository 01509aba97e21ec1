-- Requests of a list, in order and again from the first; ends after `count` answers if that is not 0.
-- Arguments: the list, the count, 1 to send each address's last tag with the next request there.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long us; } timeval_t; int gettimeofday(timeval_t *t, void *z);")

local function now()
  local t = ffi.new("timeval_t")
  ffi.C.gettimeofday(t, nil)
  return tonumber(t.s) + tonumber(t.us) / 1e6
end

local list, ready, tags = nil, {}, {}
local place, answered, count, conditional, started = 0, 0, 0, false, nil

local function write(each, tag)
  local body = each[4] ~= "" and each[4] or nil
  local headers = {["Host"] = "localhost"}
  for name, value in pairs(each[3]) do headers[name] = value end
  if conditional then
    headers["X-Request-ID"] = "address-" .. each[5]  -- comes back with the answer
    headers["If-None-Match"] = tag
  end
  return wrk.format(each[1], each[2], headers, body)
end

function init(args)
  count, conditional = tonumber(args[2]), args[3] == "1"
  list = dofile(args[1])
  local numbers, known = {}, 0
  for i, each in ipairs(list) do
    if not numbers[each[2]] then
      known = known + 1
      numbers[each[2]] = known
    end
    each[5] = numbers[each[2]]
    ready[i] = write(each)
  end
  if count == 0 then response = nil end
end

function request()
  started = started or now()
  place = place % #ready + 1
  local tag = conditional and tags[list[place][5]]
  return tag and write(list[place], tag) or ready[place]
end

function response(status, headers)
  answered = answered + 1
  if conditional and headers["ETag"] then
    tags[tonumber(headers["X-Request-ID"]:sub(9))] = headers["ETag"]
  end
  if answered == count then
    io.stdout:write(string.format("COUNTED %.6f\n", now() - started))
    io.stdout:flush()
    wrk.thread:stop()
  end
end

function done(summary, latency)
  local e = summary.errors
  io.stdout:write(string.format(
    'MEASURED {"requests": %d, "seconds": %.6f, "p99_ms": %.3f, "wrong": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end
