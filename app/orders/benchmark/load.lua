-- wrk's script: POST where the first argument says so, else GET of the orders whose paths the file in it lists.
local paths = {}
local at = 0

function init(arguments)
  if arguments[1] == "POST" then
    wrk.method = "POST"
    wrk.body = '{"customer":"ada@example.com","product":"tea","quantity":2}'
    wrk.headers["Content-Type"] = "application/json"
  else
    for path in io.lines(arguments[1]) do paths[#paths + 1] = path end
  end
end

function request()
  if #paths == 0 then return wrk.format(nil, "/orders") end
  at = at % #paths + 1
  return wrk.format(nil, paths[at])
end

function done(summary, latency)
  local failed = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %f, "p50": %f, "p99": %f, "failed": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    failed.connect + failed.read + failed.write + failed.status + failed.timeout))
end
