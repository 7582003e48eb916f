-- Posts a visit: a fresh client key each time, one of the people known at the desk, one question.
local people, topic, csrf = {}, os.getenv("BENCH_TOPIC"), os.getenv("BENCH_CSRF")
for key in string.gmatch(os.getenv("BENCH_PEOPLE"), "[^,]+") do people[#people + 1] = key end
math.randomseed(os.time() + tonumber(string.sub(tostring({}), 8), 16) % 100000)

local function uuid()
  return (string.gsub("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", "x", function()
    return string.format("%x", math.random(0, 15))
  end))
end

request = function()
  local body = "client_key=" .. uuid() .. "&who=" .. people[math.random(#people)] .. "&topic=" .. topic
    .. "&do=done&csrfmiddlewaretoken=" .. csrf
  return wrk.format("POST", nil, { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = wrk.headers["Cookie"] }, body)
end

-- Only a redirect means stored; anything else is an error that stops the benchmark.
response = function(status)
  if status ~= 302 then error("a registration was answered with " .. status) end
end
