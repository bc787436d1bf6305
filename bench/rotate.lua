-- Sends the requests of a file one after the other, for ever: a line is a path (GET) or a body (POST).
-- wrk -s rotate.lua URL -- FILE METHOD [HEADER VALUE]…     At the end it prints one line of JSON.

local requests, at = {}, 0

function init(args)
  local headers, method = { ["Content-Type"] = "application/json" }, args[2]
  for i = 3, #args, 2 do headers[args[i]] = args[i + 1] end
  for line in io.lines(args[1]) do
    if method == "GET" then
      requests[#requests + 1] = wrk.format("GET", line, headers)
    else
      requests[#requests + 1] = wrk.format("POST", wrk.path, headers, line)
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local bad = summary.errors
  io.write(string.format(
    'RESULT {"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "bytes": %d, "bad": %d}\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.bytes,
    bad.connect + bad.read + bad.write + bad.status + bad.timeout))
end
