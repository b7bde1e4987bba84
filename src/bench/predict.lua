-- Payloads of many different students, as a program that goes through its pupils sends them.
local bodies = {}
math.randomseed(7)
local function grade() return string.format("%.1f", math.random() * 10) end
for i = 1, 5000 do
  bodies[i] = string.format(
    '{"student_id":"B-%d","IDADE":%d,"ANOS_NA_PM":%d,"PONTO_VIRADA":%d,"INDE":%s,"IAA":%s,"IEG":%s,"IPS":%s,"IDA":"%s","IPP":%s,"IPV":%s,"FASE_TURMA":"%d-A","PEDRA":"Ametista","INSTITUICAO":"Escola Pública"}',
    i, math.random(8, 18), math.random(0, 6), math.random(0, 1), grade(), grade(), grade(), grade(), grade(), grade(), grade(),
    math.random(0, 7))
end
local headers = { ["Content-Type"] = "application/json" }
local next = 0
request = function()
  next = next % #bodies + 1
  return wrk.format("POST", "/predict", headers, bodies[next])
end
