using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DryApi.OpenApi.Documents;

/// <summary>
/// Reads YAML 1.2 with the core schema, as far as JSON can say the same: one document, names that are scalars,
/// no tags of one's own. Aliases become copies of what they stand for, and merge keys (<c>&lt;&lt;</c>) of YAML 1.1 the properties of what they name.
/// </summary>
internal sealed class YamlDocumentReader
{
    private readonly string _file;
    private readonly DocumentLimits _limits;
    private readonly Parser _parser;
    private readonly DocumentBuilder _builder;
    private readonly Dictionary<string, DocumentNode?> _anchors = new(StringComparer.Ordinal);
    private readonly Stack<string?> _openAnchors = new();
    private readonly Dictionary<DocumentNode, DocumentNode> _merges = [];
    private int _aliasedNodes;
    private bool _isMerge;

    private YamlDocumentReader(ReadOnlyMemory<byte> utf8, string file, DocumentLimits limits, ICollection<DocumentNode>? replaced)
    {
        _file = file;
        _limits = limits;
        _builder = new DocumentBuilder(limits, replaced);
        _parser = new Parser(new StringReader(Encoding.UTF8.GetString(utf8.Span)));
    }

    public static DocumentNode Read(ReadOnlyMemory<byte> utf8, string file, DocumentLimits limits, ICollection<DocumentNode>? replaced) =>
        new YamlDocumentReader(utf8, file, limits, replaced).Read();

    private DocumentNode Read()
    {
        try
        {
            var documents = 0;
            while (_parser.MoveNext())
            {
                if (_parser.Current is DocumentStart start && ++documents > 1)
                {
                    throw InputException.At(PositionOf(start), "a second YAML document begins here", "keep one document in the file");
                }

                Handle(_parser.Current!);
            }
        }
        catch (YamlException exception)
        {
            throw InputException.At(At(exception.Start), $"this is not YAML: {exception.Message.TrimEnd('.')}", "correct the document");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            // The scanner lets some of its own escape on malformed text.
            throw InputException.In(_file, $"this is not YAML ({exception.Message.TrimEnd('.')})", "correct the document");
        }

        return _builder.Root ?? throw InputException.In(_file, "it is empty", "an OpenAPI document in JSON or YAML was expected");
    }

    private void Handle(ParsingEvent current)
    {
        switch (current)
        {
            case Scalar scalar when _builder.ExpectsName:
                _builder.Name(NameOf(scalar), PositionOf(scalar));
                _isMerge = scalar is { Value: "<<", Style: ScalarStyle.Plain };
                break;
            case Scalar scalar:
                var value = YamlScalar.Resolve(scalar, PositionOf(scalar), _limits);
                NoteMerge(value);
                _builder.Value(value);
                Remember(scalar.Anchor, value);
                break;
            case MappingStart or SequenceStart or AnchorAlias when _builder.ExpectsName:
                throw InputException.At(PositionOf(current), "the name of a property is no plain text", "JSON has only text as a name");
            case MappingStart or SequenceStart:
                Open((NodeEvent)current);
                break;
            case MappingEnd or SequenceEnd:
                var closed = _builder.Close();
                Merge(closed);
                if (_openAnchors.Pop() is { } anchor)
                {
                    _anchors[anchor] = closed;
                }

                break;
            case AnchorAlias alias:
                AddCopy(alias);
                break;
        }
    }

    /// <summary>Puts the properties of what a merge key names into the object that has the key, after its own, which stay as they are.</summary>
    private void Merge(DocumentNode closed)
    {
        if (!_merges.Remove(closed, out var merge))
        {
            return;
        }

        closed.Remove(new HashSet<DocumentNode> { merge });
        foreach (var source in merge.IsArray ? merge.Items : [merge])
        {
            if (!source.IsObject)
            {
                throw InputException.At(source.Position, "a merge key (<<) names something else than an object", "name an object or a list of objects");
            }

            foreach (var property in source.Properties.Where(property => closed[property.Name] is null))
            {
                closed.TryAdd(property.Name, property.Place, Copy(property, property.Position).Node);
                if (closed.Properties.Count > _limits.MaxProperties)
                {
                    throw _limits.TooManyProperties(property.Place);
                }
            }
        }
    }

    private void Open(NodeEvent start)
    {
        var position = PositionOf(start);
        var (container, tag) = start is MappingStart
            ? (DocumentNode.Object(position), "tag:yaml.org,2002:map")
            : (DocumentNode.Array(position), "tag:yaml.org,2002:seq");
        if (!start.Tag.IsEmpty && start.Tag.Value != tag && !start.Tag.IsNonSpecific)
        {
            throw YamlScalar.UnknownTag(start.Tag.Value, position);
        }

        NoteMerge(container);
        _builder.Open(container);
        var anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        _openAnchors.Push(anchor);
        if (anchor is not null)
        {
            // Known, but not to be used before it is closed.
            _anchors[anchor] = null;
        }
    }

    private string NameOf(Scalar scalar)
    {
        var position = PositionOf(scalar);
        YamlScalar.RefuseHalfSurrogates(scalar.Value, position);
        Remember(scalar.Anchor, DocumentNode.String(position, scalar.Value));
        return scalar.Value;
    }

    private void Remember(AnchorName anchor, DocumentNode value)
    {
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = value;
        }
    }

    private void AddCopy(AnchorAlias alias)
    {
        var position = PositionOf(alias);
        var name = alias.Value.Value;
        if (!_anchors.TryGetValue(name, out var node))
        {
            throw InputException.At(position, $"no anchor &{name} stands before this alias", "correct the name");
        }

        if (node is null)
        {
            throw InputException.At(position, $"the alias *{name} stands inside its own anchor", "write the value out");
        }

        var (copy, count) = Copy(node, position);
        NoteMerge(copy);
        _builder.Value(copy, count - 1);
    }

    private (DocumentNode Node, int Count) Copy(DocumentNode node, SourcePosition position)
    {
        var copier = new DocumentCopier(_limits.MaxDepth - _builder.Depth, _limits.MaxAliasedNodes - _aliasedNodes);
        var copy = copier.TryCopy(node) ?? throw (copier.IsTooDeep ? _limits.TooDeep(position) : _limits.TooManyAliasedNodes(position));
        _aliasedNodes += copier.Count;
        return (copy, copier.Count);
    }

    /// <summary>Remembers that this is the value of a merge key, if the last name was one.</summary>
    private void NoteMerge(DocumentNode value)
    {
        if (_isMerge)
        {
            _merges[_builder.Current!] = value;
            _isMerge = false;
        }
    }

    private SourcePosition PositionOf(ParsingEvent current) => At(current.Start);

    private SourcePosition At(Mark mark) => new(_file, (int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));
}
