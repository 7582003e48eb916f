-- Posts one row to the floor.
request = function()
  return wrk.format("POST", nil, { ["Content-Type"] = "application/x-www-form-urlencoded", ["Cookie"] = wrk.headers["Cookie"] }, "name=Bezoeker")
end

response = function(status)
  if status ~= 302 then error("an insert was answered with " .. status) end
end
