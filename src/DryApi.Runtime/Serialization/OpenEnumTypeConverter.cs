using System.ComponentModel;
using System.Globalization;

namespace DryApi.Serialization;

/// <summary>Makes a value of an open enumeration of a text, as the binding of configuration does it.</summary>
/// <typeparam name="TEnum">The enumeration.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OpenEnumTypeConverter<TEnum> : TypeConverter
    where TEnum : struct, IOpenEnum<TEnum>
{
    /// <inheritdoc />
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc />
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? TEnum.Create(text) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc />
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is TEnum known && destinationType == typeof(string) ? known.Value : base.ConvertTo(context, culture, value, destinationType);
}
