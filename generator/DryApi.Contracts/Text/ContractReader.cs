namespace DryApi.Contracts;

/// <summary>Reads the text that <see cref="ContractWriter"/> prints.</summary>
public static class ContractReader
{
    /// <summary>The contract that the text says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file's name, for the places of facts.</param>
    /// <exception cref="ContractFormatException">A line is not one of a contract; the exception names it.</exception>
    public static Contract Read(string text, string file = "contract.txt")
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        if (lines[0] != ContractWriter.Header)
        {
            throw new ContractFormatException(1, $"a contract starts with '{ContractWriter.Header}'");
        }

        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var (servers, taken) = (new List<string>(), new List<string>());
        var schemes = new List<ContractSecurityScheme>();
        var reliances = new List<ContractReliance>();
        var number = 1;
        for (; number < lines.Length && lines[number].Length > 0; number++)
        {
            const string security = "security ";
            const string relies = "relies ";
            if (lines[number].StartsWith(security, StringComparison.Ordinal))
            {
                var (name, type, facts) = ReadNamed(lines[number], security.Length, number + 1);
                schemes.Add(new ContractSecurityScheme(name, type, facts));
            }
            else if (lines[number].StartsWith(relies, StringComparison.Ordinal))
            {
                var (name, kind, facts) = ReadNamed(lines[number], relies.Length, number + 1);
                reliances.Add(new ContractReliance(name, kind, facts) { Origin = new ContractLine(file, number + 1, "") });
            }
            else
            {
                ReadHead(lines[number], number + 1, head, servers, taken);
            }
        }

        var contract = new Contract
        {
            Title = head.TryGetValue("title", out var title) ? title : "",
            Version = head.TryGetValue("version", out var version) ? version : "",
            PathPrefix = head.TryGetValue("prefix", out var prefix) ? prefix : "",
            Origin = new ContractLine(file, 1, ""),
        };
        contract.Servers.AddRange(servers);
        contract.Taken.AddRange(taken);
        contract.SecuritySchemes.AddRange(schemes);
        contract.Reliances.AddRange(reliances);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (number < lines.Length)
        {
            if (lines[number].Length == 0)
            {
                number++;
                continue;
            }

            var start = number++;
            while (number < lines.Length && lines[number].StartsWith("  ", StringComparison.Ordinal))
            {
                number++;
            }

            ReadBlock(contract, known, lines, start, number, file);
        }

        return contract;
    }

    /// <summary>A name, a word and facts. The name may be quoted and hold anything.</summary>
    private static (string Name, string Word, IReadOnlyList<Constraint> Facts) ReadNamed(string line, int position, int number)
    {
        var name = ExpressionText.ParseName(line, ref position, number);
        var end = position + 2;
        if (string.CompareOrdinal(line, position, ": ", 0, 2) != 0)
        {
            throw new ContractFormatException(number, $"'{ContractFormatException.Cut(line)}' has no ': ' after its name");
        }

        var word = ExpressionText.ParseName(line, ref end, number);
        return (name, word, ExpressionText.Parse("any" + line.Substring(end), number).Constraints);
    }

    private static void ReadHead(string line, int number, Dictionary<string, string> head, List<string> servers, List<string> taken)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
        {
            throw new ContractFormatException(number, $"'{ContractFormatException.Cut(line)}' has no ': '");
        }

        var (key, value) = (line.Substring(0, colon), line.Substring(colon + 2));
        if (key == "server")
        {
            servers.Add(ExpressionText.ReadString(value, number));
        }
        else if (key == "taken")
        {
            taken.Add(ExpressionText.ReadString(value, number));
        }
        else if (key is "title" or "version" or "prefix")
        {
            head[key] = ExpressionText.ReadString(value, number);
        }
        else
        {
            throw new ContractFormatException(number, $"'{ContractFormatException.Cut(key)}' is not known here");
        }
    }

    private static void ReadBlock(Contract contract, HashSet<string> known, string[] lines, int start, int end, string file)
    {
        var line = lines[start];
        var space = line.IndexOf(' ');
        var word = space < 0 ? line : line.Substring(0, space);
        switch (word)
        {
            case "operation" or "webhook" or "callback":
                var operation = ReadOperation(word, line.Substring(space + 1), lines, start, end, file);
                RequireNew(!known.Add(operation.Kind + " " + operation), operation.ToString(), start + 1);
                contract.Operations.Add(operation);
                break;
            case "response":
                var position = word.Length + (space < 0 ? 0 : 1);
                var name = ExpressionText.ParseName(line, ref position, start + 1);
                var response = new ContractResponse { Name = name, Origin = new ContractLine(file, start + 1, ContractLine.Below("/components", "responses", name)) };
                for (var i = start + 1; i < end; i++)
                {
                    ReadResponsePart(response, lines[i].Substring(2), i + 1, file);
                }

                RequireNew(!known.Add("response " + response.Name), response.Name, start + 1);
                contract.Responses.Add(response);
                break;
            case "schema":
                var schema = ReadSchema(lines, start, end, file);
                RequireNew(!known.Add("schema " + schema.Name), schema.Name, start + 1);
                contract.Schemas.Add(schema);
                break;
            default:
                throw new ContractFormatException(start + 1, $"'{ContractFormatException.Cut(word)}' is not known here");
        }
    }

    private static ContractOperation ReadOperation(string kind, string title, string[] lines, int start, int end, string file)
    {
        var space = title.IndexOf(' ');
        if (space < 0)
        {
            throw new ContractFormatException(start + 1, "an operation has a method and a path");
        }

        string? id = null;
        IOrigin? bodyOrigin = null;
        IOrigin? securityOrigin = null;
        var isBodyRequired = false;
        var method = title.Substring(0, space);
        var path = ExpressionText.ReadFree(title.Substring(space + 1), start + 1);
        var pointer = ContractLine.OfOperation(method, path);
        var (tags, security, facts) = (new List<string>(), new List<string>(), new List<Constraint>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        var (parameters, bodies, responses) = (new List<ContractParameter>(), new List<ContractContent>(), new List<ContractResponse>());
        for (var i = start + 1; i < end; i++)
        {
            var (line, number) = (lines[i].Substring(2), i + 1);
            var word = line.Substring(0, line.IndexOfAny([' ', ':']) is var at && at > 0 ? at : line.Length);
            var rest = line.Substring(Math.Min(word.Length + (word.Length < line.Length && line[word.Length] == ':' ? 2 : 1), line.Length));
            switch (word)
            {
                case "id":
                    id = ExpressionText.ReadString(rest, number);
                    break;
                case "tags":
                    tags.AddRange(JsonText.Split(rest, ", ").Select(tag => ExpressionText.ReadString(tag, number)));
                    break;
                case "security":
                    securityOrigin = new ContractLine(file, number, pointer + "/security");
                    security.AddRange(rest == SecurityText.None ? [] : JsonText.Split(rest, " | "));
                    break;
                case "fact":
                    facts.AddRange(ExpressionText.Parse("any " + rest, number).Constraints);
                    break;
                case "path" or "query" or "querystring" or "header" or "cookie":
                    var (name, type) = ReadNamed(rest, number);
                    RequireNew(!known.Add(word + " " + name), name, number);
                    parameters.Add(new ContractParameter { Location = word, Name = name, Type = type, Line = number, Origin = new ContractLine(file, number, pointer + "/parameters") });
                    break;
                case "body":
                    bodyOrigin ??= new ContractLine(file, number, pointer + "/requestBody");
                    var body = ReadContent(rest, number, file, pointer + "/requestBody");
                    isBodyRequired |= body.Type.Has("required");
                    bodies.Add(body with { Type = body.Type.Without("required") });
                    break;
                case "response":
                    ReadResponse(responses, rest, number, file, pointer);
                    break;
                default:
                    throw new ContractFormatException(number, $"'{ContractFormatException.Cut(word)}' is not known in an operation");
            }
        }

        return new ContractOperation
        {
            Kind = kind == "operation" ? OperationKind.Operation : kind == "webhook" ? OperationKind.Webhook : OperationKind.Callback,
            Method = method,
            Path = path,
            Id = id,
            Tags = tags,
            Security = security,
            Facts = facts,
            Parameters = parameters,
            IsBodyRequired = isBodyRequired,
            Bodies = bodies,
            Responses = responses,
            Line = start + 1,
            Origin = new ContractLine(file, start + 1, pointer),
            BodyOrigin = bodyOrigin,
            SecurityOrigin = securityOrigin,
        };
    }

    private static void ReadResponse(List<ContractResponse> responses, string line, int number, string file, string pointer)
    {
        var position = 0;
        var status = ExpressionText.ParseName(line, ref position, number);
        var origin = new ContractLine(file, number, ContractLine.Below(pointer, "responses", status));
        if (position < line.Length && line[position] == ':')
        {
            position += 2;
            responses.Add(new ContractResponse { Name = status, Reference = ExpressionText.ParseName(line, ref position, number), Origin = origin });
            return;
        }

        if (responses.Count == 0 || responses[responses.Count - 1].Name != status)
        {
            responses.Add(new ContractResponse { Name = status, Origin = origin });
        }

        ReadResponsePart(responses[responses.Count - 1], line.Substring(Math.Min(position + 1, line.Length)), number, file);
    }

    private static void ReadResponsePart(ContractResponse response, string line, int number, string file)
    {
        if (line == "empty")
        {
            return;
        }

        if (line.StartsWith("header ", StringComparison.Ordinal))
        {
            var (name, type) = ReadNamed(line.Substring("header ".Length), number);
            response.Headers.Add(new ContractProperty { Name = name, Type = type, Line = number, Origin = new ContractLine(file, number, ContractLine.Below(response.Origin!.Pointer, "headers", name)) });
            return;
        }

        response.Contents.Add(ReadContent(line, number, file, response.Origin!.Pointer));
    }

    private static ContractContent ReadContent(string line, int number, string file, string pointer)
    {
        var colon = line.Length > 0 && line[0] == '"' ? JsonText.Skip(line, 0) : line.IndexOf(": ", StringComparison.Ordinal);
        if (colon <= 0 || string.CompareOrdinal(line, colon, ": ", 0, 2) != 0)
        {
            throw new ContractFormatException(number, $"'{ContractFormatException.Cut(line)}' is no media type with its type");
        }

        var mediaType = ExpressionText.ReadFree(line.Substring(0, colon), number);
        return new ContractContent(mediaType, ExpressionText.Parse(line.Substring(colon + 2), number)) { Origin = new ContractLine(file, number, ContractLine.Below(pointer, "content", mediaType)) };
    }

    private static ContractSchema ReadSchema(string[] lines, int start, int end, string file)
    {
        var (name, type) = ReadNamed(lines[start].Substring(Math.Min("schema ".Length, lines[start].Length)), start + 1);
        var (properties, patterns) = (new List<ContractProperty>(), new List<ContractProperty>());
        var known = new HashSet<string>(StringComparer.Ordinal);
        SchemaExpression? others = null;
        var pointer = ContractLine.OfSchema(name);
        for (var i = start + 1; i < end; i++)
        {
            var (line, number) = (lines[i].Substring(2), i + 1);
            if (line.StartsWith("pattern \"", StringComparison.Ordinal))
            {
                var (pattern, patternType) = ReadNamed(line.Substring("pattern ".Length), number);
                patterns.Add(new ContractProperty { Name = pattern, Type = patternType, Line = number, Origin = new ContractLine(file, number, ContractLine.Below(pointer, "patternProperties", pattern)) });
            }
            else if (line.StartsWith(ExpressionText.Others + ": ", StringComparison.Ordinal))
            {
                others = ExpressionText.Parse(line.Substring(ExpressionText.Others.Length + 2), number);
            }
            else
            {
                var (property, propertyType) = ReadNamed(line, number);
                RequireNew(!known.Add(property), property, number);
                properties.Add(new ContractProperty { Name = property, Type = propertyType, Line = number, Origin = new ContractLine(file, number, ContractLine.Below(pointer, "properties", property)) });
            }
        }

        return new ContractSchema { Name = name, Type = type, Properties = properties, PatternProperties = patterns, AdditionalProperties = others, Line = start + 1, Origin = new ContractLine(file, start + 1, pointer) };
    }

    private static void RequireNew(bool isKnown, string name, int number)
    {
        if (isKnown)
        {
            throw new ContractFormatException(number, $"'{ContractFormatException.Cut(name)}' is there twice");
        }
    }

    private static (string Name, SchemaExpression Type) ReadNamed(string line, int number)
    {
        var position = 0;
        var name = ExpressionText.ParseName(line, ref position, number);
        return position + 1 < line.Length && line[position] == ':' && line[position + 1] == ' '
            ? (name, ExpressionText.Parse(line.Substring(position + 2), number))
            : throw new ContractFormatException(number, $"'{ContractFormatException.Cut(line)}' has no ': ' after its name");
    }
}
