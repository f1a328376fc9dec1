using System.Reflection;
using System.Xml.Linq;

namespace DryApi.Generated.Tests.Surface;

/// <summary>The XML files beside the clients and their runtime.</summary>
internal static class XmlDocumentation
{
    private static readonly Dictionary<string, XElement> Members = PublicSurface.Sdks.Append(PublicSurface.Runtime)
        .SelectMany(assembly => XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member"))
        .ToDictionary(member => member.Attribute("name")!.Value);

    /// <summary>Whether the file says something about a type or member; overloads count together.</summary>
    public static bool Has(MemberInfo member)
    {
        var owner = (member as Type ?? member.DeclaringType)!.FullName!.Replace('+', '.');
        return member switch
        {
            Type => Says("T:" + owner),
            FieldInfo => Says($"F:{owner}.{member.Name}"),
            PropertyInfo property when property.GetIndexParameters().Length == 0 => Says($"P:{owner}.{member.Name}") || IsOfRecord(member),
            _ => Overloads(member) <= Members.Keys.Count(key => IsOverload(key, owner, member) && Says(key)),
        };
    }

    private static bool Says(string key) => Members.TryGetValue(key, out var member)
        && (member.Element("inheritdoc") is not null || !string.IsNullOrWhiteSpace(member.Element("summary")?.Value));

    /// <summary>Positional properties of records are described as parameters of the type.</summary>
    private static bool IsOfRecord(MemberInfo member) => Members["T:" + member.DeclaringType!.FullName].Elements("param").Any(param => param.Attribute("name")!.Value == member.Name);

    private static bool IsOverload(string key, string owner, MemberInfo member)
    {
        var name = $"{(member is PropertyInfo ? 'P' : 'M')}:{owner}.{member.Name.Replace('.', '#')}";
        return key == name || key.StartsWith(name + "(", StringComparison.Ordinal) || key.StartsWith(name + "`", StringComparison.Ordinal);
    }

    private static int Overloads(MemberInfo member) => member.DeclaringType!
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Count(other => other.MemberType == member.MemberType && other.Name == member.Name && PublicSurface.IsWritten(other));
}
